/** The scripts of a shop, and one wording checked while it is written. The server keeps nothing of a check. */

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import type { ScriptCheck } from "@/api/types";
import { useSettled } from "@/features/language/check/useSettled";

const SETTLE_MS = 150;
const key = (shop: number) => ["scripts", shop];

export function useScripts(shop: number) {
  return useQuery({
    queryKey: key(shop),
    queryFn: ({ signal }) => unwrap(api.GET("/api/shops/{shop_id}/scripts", { params: { path: { shop_id: shop } }, signal })),
    enabled: shop > 0,
  });
}

/** `fresh`: the answer is about exactly this text. */
export function useScriptCheck(shop: number, script: string, text: string): { check: ScriptCheck | null; fresh: boolean; error: unknown } {
  const settled = useSettled(text, SETTLE_MS);
  const query = useQuery({
    queryKey: ["scriptCheck", shop, script, settled],
    // The client widens tuples to arrays; a span has two ends all the same.
    queryFn: async ({ signal }) =>
      (await unwrap(api.POST("/api/shops/{shop_id}/scripts/{script}/check", { params: { path: { shop_id: shop, script } }, body: { text: settled }, signal }))) as ScriptCheck,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { check: query.data ?? null, fresh: text === settled && query.isSuccess && !query.isPlaceholderData, error: query.error };
}

export type Saying = { script: string; text: string; seen: string; everywhere: boolean };

export function useSayScript(shop: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ script, ...body }: Saying) => unwrap(api.PUT("/api/shops/{shop_id}/scripts/{script}", { params: { path: { shop_id: shop, script } }, body })),
    onSuccess: (page) => client.setQueryData(key(shop), page),
    onError: (error) => {
      if (isFailure(error, "script.stale")) void client.invalidateQueries({ queryKey: key(shop) });
    },
  });
}
