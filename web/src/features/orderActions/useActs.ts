/** What may be done about an order from the talk; every change answers with the whole of it. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api, newIdempotencyKey, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import type { components } from "@/api/schema";

type Shapes = components["schemas"];
export type ActsPage = Shapes["OrderActsPage"];
export type ActKind = Shapes["ActKindShape"];
export type Act = Shapes["OrderActShape"];
export type NewAct = Shapes["NewAct"];
export type SmallPayment = Shapes["SmallPayment"];
export type Kind = ActKind["kind"];

const REST_MS = 250;

export function useActs(shopId: number, orderNo: string) {
  return useQuery({
    queryKey: ["order-acts", shopId, orderNo],
    queryFn: ({ signal }) => unwrap(api.GET("/api/order-actions", { params: { query: { shop: shopId, order_no: orderNo } }, signal })),
    enabled: orderNo !== "",
    staleTime: 5_000,
  });
}

/** What the rules say of what is being typed, once typing rests; the sum is not asked about before it is one. */
export function useCheck(wish: NewAct | null) {
  const text = wish === null ? "" : JSON.stringify(wish);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const asked = useQuery({
    queryKey: ["order-act-check", rested],
    queryFn: ({ signal }) => unwrap(api.POST("/api/order-actions/check", { body: JSON.parse(rested) as NewAct, signal })),
    enabled: rested !== "",
    retry: false,
    gcTime: 0,
  });
  return { ...asked, settled: rested === text };
}

/** Begins an act or a payment. A second click, or a retry after the line broke, does the same once. */
export function useBegin<Body, Answer>(page: { shop_id: number; order_no: string }, call: (body: Body, key: string) => Promise<Answer>) {
  const client = useQueryClient();
  const key = useRef(newIdempotencyKey());
  return useMutation({
    mutationFn: (body: Body) => call(body, key.current),
    onSuccess: () => {
      key.current = newIdempotencyKey();
    },
    onError: (error) => {
      if (!isFailure(error, "net.down")) key.current = newIdempotencyKey();
    },
    onSettled: () => readAgain(client, page),
  });
}

function readAgain(client: ReturnType<typeof useQueryClient>, page: { shop_id: number; order_no: string }): void {
  for (const name of ["order-acts", "order"]) void client.invalidateQueries({ queryKey: [name, page.shop_id, page.order_no] });
}

export const beginAct = (body: NewAct, key: string) => unwrap(api.POST("/api/order-actions", { body, headers: { "Idempotency-Key": key } }));

export const paySmall = (body: SmallPayment, key: string) => unwrap(api.POST("/api/order-actions/small-payment", { body, headers: { "Idempotency-Key": key } }));

export function useEndAct(page: ActsPage) {
  return useBegin(page, ({ act, verb }: { act: Act; verb: "tick" | "withdraw" }, key) => {
    const call = { params: { path: { act_id: act.id } }, body: { version: act.version }, headers: { "Idempotency-Key": key } };
    return unwrap(verb === "tick" ? api.POST("/api/order-actions/{act_id}/tick", call) : api.POST("/api/order-actions/{act_id}/withdraw", call));
  });
}

export const revealAddress = (act: Act, reason: string) => unwrap(api.POST("/api/order-actions/{act_id}/reveal", { params: { path: { act_id: act.id } }, body: { reason } }));
