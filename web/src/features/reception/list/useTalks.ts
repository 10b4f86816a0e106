/** The conversations of a tab, page by page, kept fresh by the live feed, and shown in an order that holds still. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, unwrap } from "@/api/client";
import type { TalkRow } from "@/api/types";
import { arrange, fits, type WantedTalks } from "@/live/mergeTalk";
import { useTick } from "@/ui/clock";
import { countWaiting, holdOrder, isSame } from "./stillOrder";

const PAGE = 100;

/** `held`: the mouse rests in the list. `waiting`: how many come in when it leaves. */
export function useTalks(wanted: WantedTalks, held: boolean) {
  const query = useInfiniteQuery({
    queryKey: ["talks", "list", wanted],
    queryFn: ({ pageParam, signal }) => {
      const { tab, scope, shop } = wanted;
      return unwrap(api.GET("/api/talks", { params: { query: { tab, scope, shop: shop ?? undefined, cursor: pageParam, limit: PAGE } }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const known = useMemo(() => new Map(query.data?.pages.flatMap((page) => page.items.map((item) => [item.id, item] as const))), [query.data]);
  // Whoever was put aside comes back by the clock alone; a minute is soon enough for that.
  const minute = useTick((now) => Math.floor(now / 60_000));
  const arranged = useMemo(() => arrange([...known.values()].filter((row) => fits(row, wanted, minute * 60_000)), wanted.tab).map((row) => row.id), [known, wanted, minute]);
  const [shown, setShown] = useState(arranged);
  const next = held && shown.some((id) => known.has(id)) ? holdOrder(shown.filter((id) => known.has(id)), arranged) : arranged;
  if (!isSame(shown, next)) setShown(next);
  const rows = next.flatMap((id) => known.get(id) ?? []);
  return { query, rows, waiting: countWaiting(next, arranged) };
}

export type TabCounts = Partial<Record<string, { count: number; capped: boolean }>>;

/** How many each tab has. Under "counts", which the live feed renews a moment after something happened. */
export function useTabCounts(scope: "mine" | "all", shop: number | null): TabCounts {
  const { data } = useQuery({
    queryKey: ["counts", "talks", scope, shop],
    queryFn: ({ signal }) => unwrap(api.GET("/api/talks/counts", { params: { query: { scope, shop: shop ?? undefined } }, signal })),
  });
  return useMemo(() => Object.fromEntries((data ?? []).map((each) => [each.tab, each])), [data]);
}

/** One conversation: from a list that has it, else asked for. */
export function useTalk(id: number | null, rows: readonly TalkRow[]) {
  return useQuery({
    queryKey: ["talk", id],
    queryFn: ({ signal }) => unwrap(api.GET("/api/talks/{talk_id}", { params: { path: { talk_id: id ?? 0 } }, signal })),
    enabled: id !== null,
    placeholderData: rows.find((row) => row.id === id),
  });
}
