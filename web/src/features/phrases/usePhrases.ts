/** The phrases of a shop: found while one types, written, put in order. */

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import { useSettled } from "@/features/language/check/useSettled";
import type { Layer, PhraseCheck, PhrasePage, PhraseText } from "./shapes";

const KEY = "phrases";
const SETTLE_MS = 120;

type Sought = { shop: number; typed?: string; layer?: Layer | undefined; orderNo?: string | undefined; enabled?: boolean };

export function usePhrases({ shop, typed = "", layer, orderNo, enabled = true }: Sought) {
  const q = useSettled(typed, typed ? SETTLE_MS : 0);
  return useQuery({
    queryKey: [KEY, shop, layer ?? "", q, orderNo ?? ""],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/shops/{shop_id}/phrases", { params: { path: { shop_id: shop }, query: { q, layer: layer ?? null, order_no: orderNo ?? "" } }, signal })),
    enabled: enabled && shop > 0,
    placeholderData: keepPreviousData,
  });
}

/** `fresh`: the answer is about exactly this text. */
export function usePhraseCheck(shop: number, text: string): { check: PhraseCheck | null; fresh: boolean } {
  const settled = useSettled(text, 150);
  const query = useQuery({
    queryKey: ["phraseCheck", shop, settled],
    // The client widens tuples to arrays; a span has two ends all the same.
    queryFn: async ({ signal }) => (await unwrap(api.POST("/api/shops/{shop_id}/phrases/check", { params: { path: { shop_id: shop } }, body: textOf(settled), signal }))) as PhraseCheck,
    enabled: settled.trim() !== "",
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return { check: text.trim() ? (query.data ?? null) : null, fresh: text === settled && query.isSuccess && !query.isPlaceholderData };
}

/** Any change of phrases: what is kept is read anew, and so are suggestions. A stale one is shown as it is now. */
export function usePhraseAct() {
  const client = useQueryClient();
  const again = () => Promise.all([client.invalidateQueries({ queryKey: [KEY] }), client.invalidateQueries({ queryKey: ["suggestions"] })]);
  return useMutation({
    mutationFn: (act: () => Promise<PhrasePage>) => act(),
    onSuccess: () => again(),
    onError: (error) => {
      if (isFailure(error, "phrase.stale")) void again();
    },
  });
}

export function textOf(text: string): PhraseText {
  return { text, title: "", code: "", goods_id: "", category: "", asks: [] };
}
