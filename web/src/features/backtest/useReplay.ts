/** The backtest of closed cases: what may be tried, and one run at a time. Nothing is kept. */

import { useMutation, useQuery } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { ReplayAsked } from "@/api/types";

export function useTerms(shop: number) {
  return useQuery({
    queryKey: ["backtest", shop],
    queryFn: ({ signal }) => unwrap(api.GET("/api/shops/{shop_id}/backtest", { params: { path: { shop_id: shop } }, signal })),
    enabled: shop > 0,
  });
}

export function useReplay(shop: number) {
  return useMutation({
    mutationFn: (body: ReplayAsked) => unwrap(api.POST("/api/shops/{shop_id}/backtest", { params: { path: { shop_id: shop } }, body })),
  });
}
