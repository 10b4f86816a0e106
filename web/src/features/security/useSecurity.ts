/** My own account: password, second factor, log-ins. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { components } from "@/api/schema";

export type Security = components["schemas"]["SecurityPage"];
export type LogIn = components["schemas"]["SessionShape"];

const KEY = ["security"] as const;

export function useSecurityPage() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => unwrap(api.GET("/api/security", { signal })) });
}

/** Runs a call that answers with the page, and shows it. */
export function useSecurityAct<Asked = void>(call: (asked: Asked) => Promise<Security>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: call, onSuccess: (page) => client.setQueryData(KEY, page) });
}

export function changePassword(body: { old: string; new: string }) {
  return unwrap(api.POST("/api/security/password", { body }));
}

export function switchOff(body: { password: string; code: string }) {
  return unwrap(api.POST("/api/security/second-factor/off", { body }));
}

export function endSession(id: number) {
  return unwrap(api.DELETE("/api/security/sessions/{session_id}", { params: { path: { session_id: id } } }));
}

export function endOthers() {
  return unwrap(api.POST("/api/security/sessions/end-others"));
}

export function useBegin() {
  return useMutation({ mutationFn: (password: string) => unwrap(api.POST("/api/security/second-factor", { body: { password } })) });
}

/** Switches the factor on; page and session are read again when the codes were taken note of. */
export function useConfirm() {
  return useMutation({ mutationFn: (code: string) => unwrap(api.POST("/api/security/second-factor/confirm", { body: { code } })) });
}

export function useNewCodes() {
  return useMutation({ mutationFn: (body: { password: string; code: string }) => unwrap(api.POST("/api/security/recovery-codes", { body })) });
}

export function useReadAgain() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: KEY });
    await client.invalidateQueries({ queryKey: ["session"] });
  };
}
