/** The ledger of points of a shop; each change answers with the whole of it. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { NewPoints, Points, PointsPage } from "@/api/types";

const key = (shop: number) => ["points", shop];

export function usePoints(shop: number) {
  return useQuery({
    queryKey: key(shop),
    queryFn: ({ signal }) => unwrap(api.GET("/api/shops/{shop_id}/points", { params: { path: { shop_id: shop } }, signal })),
    enabled: shop > 0,
  });
}

function useChange<Given>(shop: number, call: (given: Given) => Promise<PointsPage>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: call, onSuccess: (page) => client.setQueryData(key(shop), page) });
}

export function useEnterPoints(shop: number) {
  return useChange(shop, (body: NewPoints) => unwrap(api.POST("/api/shops/{shop_id}/points", { params: { path: { shop_id: shop } }, body })));
}

export function useAppeal(shop: number) {
  return useChange(shop, ({ id, appeal }: Pick<Points, "id" | "appeal">) =>
    unwrap(api.POST("/api/shops/{shop_id}/points/{entry_id}/appeal", { params: { path: { shop_id: shop, entry_id: id } }, body: { appeal } })),
  );
}

export function useWithdrawPoints(shop: number) {
  return useChange(shop, (id: number) => unwrap(api.POST("/api/shops/{shop_id}/points/{entry_id}/withdraw", { params: { path: { shop_id: shop, entry_id: id } } })));
}
