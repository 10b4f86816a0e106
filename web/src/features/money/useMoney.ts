/** Remedies, budgets and the four-eyes sum of a shop: read as a whole, saved as a whole. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { NewMoney } from "@/api/types";

const key = (shop: number) => ["money", shop];

export function useMoney(shop: number) {
  return useQuery({
    queryKey: key(shop),
    queryFn: ({ signal }) => unwrap(api.GET("/api/shops/{shop_id}/money", { params: { path: { shop_id: shop } }, signal })),
    enabled: shop > 0,
  });
}

export function useSetMoney(shop: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewMoney) => unwrap(api.PUT("/api/shops/{shop_id}/money", { params: { path: { shop_id: shop } }, body })),
    onSuccess: (settings) => client.setQueryData(key(shop), settings),
  });
}
