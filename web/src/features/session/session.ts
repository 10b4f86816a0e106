/** Who sits here, and for which shops. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { Session } from "@/api/types";

type Waiting = { second_factor: boolean };

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
    mutationFn: (body: { username: string; password: string }): Promise<Session | Waiting> => unwrap(api.POST("/api/session", { body })),
    onSuccess: (answer) => {
      if (!isWaiting(answer)) client.setQueryData(KEY, answer);
    },
  });
}

/** Whether the password was right and the code comes next. */
export function isWaiting(answer: Session | Waiting): answer is Waiting {
  return "second_factor" in answer;
}

export function useGiveCode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => unwrap(api.POST("/api/session/code", { body: { code } })),
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
