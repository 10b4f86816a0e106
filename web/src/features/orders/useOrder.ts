/** An order beside a talk, and its hidden fields on record. */

import { useQuery } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { components } from "@/api/schema";

type Shapes = components["schemas"];
export type OrderPaneData = Shapes["OrderPaneShape"];
export type OrderStep = Shapes["OrderStepShape"];
export type OrderParcel = Shapes["OrderParcelShape"];
export type OrderRequest = Shapes["OrderRequestShape"];
export type HiddenField = Shapes["OrderReveal"]["field"];

export function useOrder(shopId: number, orderNo: string) {
  return useQuery({
    queryKey: ["order", shopId, orderNo],
    queryFn: ({ signal }) => unwrap(api.GET("/api/orders/{shop_id}/{order_no}", { params: { path: { shop_id: shopId, order_no: orderNo } }, signal })),
    enabled: orderNo !== "",
    staleTime: 5_000,
  });
}

export function revealField(shopId: number, orderNo: string, field: HiddenField, reason: string) {
  const path = { shop_id: shopId, order_no: orderNo };
  return unwrap(api.POST("/api/orders/{shop_id}/{order_no}/reveal", { params: { path }, body: { field, reason } }));
}
