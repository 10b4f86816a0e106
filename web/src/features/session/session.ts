/** Who sits here, and for which shops. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { Session } from "@/api/types";

const KEY = ["session"] as const;

export function useSessionQuery() {
  return useQuery({ queryKey: KEY, queryFn: () => unwrap(api.GET("/api/session")), staleTime: Infinity });
}

/** The session of somebody who is logged in; only below SessionGate. */
export function useSession(): Session & { staff: NonNullable<Session["staff"]> } {
  const { data } = useSessionQuery();
  if (!data?.staff) throw new Error("useSession outside SessionGate");
  return { ...data, staff: data.staff };
}

export function useLogIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { username: string; password: string }) => unwrap(api.POST("/api/session", { body })),
    onSuccess: (session) => client.setQueryData(KEY, session),
  });
}

/** Logs out and forgets everything that was read for this person. */
export function useLogOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/session")),
    onSuccess: async () => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== KEY[0] });
      await client.invalidateQueries({ queryKey: KEY });
    },
  });
}
