import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, unwrap } from "@/api/client";
import type { CaseRow, FoundOrder } from "@/api/types";

const SHOWN = 6;
const REST_MS = 180;

/** One character finds too much to be of use. */
const SHORTEST = 2;
/** No platform's numbers are shorter. */
const NUMBER = /^[\w-]{8,}$/;

/** `at`: where it leads. */
export type Hit = { at: string; row: CaseRow; order?: never } | { at: string; order: FoundOrder; row?: never };

/** What a text finds, once typing rests: the first cases, then the orders of a whole number. */
export function useHits(text: string): Hit[] {
  const q = useRested(text.trim());
  const { data } = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => unwrap(api.GET("/api/cases", { params: { query: { q, limit: SHOWN } }, signal })),
    enabled: q.length >= SHORTEST,
    staleTime: 10_000,
  });
  const { data: orders } = useQuery({
    queryKey: ["search", "orders", q],
    queryFn: ({ signal }) => unwrap(api.GET("/api/orders", { params: { query: { q } }, signal })),
    enabled: NUMBER.test(q),
    staleTime: 10_000,
  });
  // Nothing before the cases are there: what is marked must not move under the hand.
  if (text.trim().length < SHORTEST || !data) return [];
  return [
    ...data.items.map((row) => ({ at: `/cases/${row.id}`, row })),
    ...(orders ?? []).map((order) => ({ at: `/orders/${order.shop.id}/${encodeURIComponent(order.order_no)}`, order })),
  ];
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
