/** What may be said next: the best phrases for the buyer's last turns, filled with this order's values. */

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { api, unwrap } from "@/api/client";
import type { TalkRow, Turn } from "@/api/types";

const MOST = 3;

/** Asked again only when somebody said something. A slow or a failing server leaves the input as it is. */
export function useSuggestions(talk: TalkRow, turns: readonly Turn[]) {
  const asked = turns.at(-1)?.from === "buyer";
  const { data } = useQuery({
    queryKey: ["suggestions", talk.id, talk.order_no, turns],
    queryFn: ({ signal }) => unwrap(api.POST("/api/phrases/suggest", { body: { shop_id: talk.shop.id, turns: [...turns], order_no: talk.order_no }, signal })),
    enabled: asked,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  return asked ? (data ?? []).slice(0, MOST) : [];
}

export type Suggestion = ReturnType<typeof useSuggestions>[number];

/** What was taken and what became of it, so that the shop's own ranking learns. Failing here never holds up an answer. */
export function useUse(talk: TalkRow) {
  const use = useRef<Promise<number> | null>(null);
  const shop_id = talk.shop.id;
  return {
    take: ({ key, text, intent }: Pick<Suggestion, "key" | "text" | "intent">) => {
      use.current = unwrap(api.POST("/api/phrases/take", { body: { shop_id, key, text, intent, talk_id: talk.id } })).then((taken) => taken.use_id);
      use.current.catch(() => undefined);
    },
    sent: (text: string) => {
      const taken = use.current;
      use.current = null;
      void taken?.then((use_id) => unwrap(api.POST("/api/phrases/uses/{use_id}/sent", { params: { path: { use_id } }, body: { shop_id, text } }))).catch(() => undefined);
    },
    drop: () => {
      use.current = null;
    },
  };
}
