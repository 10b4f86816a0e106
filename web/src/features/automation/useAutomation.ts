/** A shop's policies: read as a page; every button gives the page as it is afterwards. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { PolicyPage } from "@/api/types";

const key = (shop: number) => ["policies", shop];

export function usePolicies(shop: number) {
  return useQuery({
    queryKey: key(shop),
    queryFn: ({ signal }) => unwrap(api.GET("/api/shops/{shop_id}/policies", { params: { path: { shop_id: shop } }, signal })),
    enabled: shop > 0,
    refetchInterval: 30_000,
  });
}

/** What can be done to one kind of policy; `stop` without a kind stops all of them. */
export type PolicyCall = { do: "draft"; kind: string; figures: Record<string, number> } | { do: "try" | "on"; kind: string; version: number } | { do: "stop"; kind: string } | { do: "stopAll" };

export function usePolicyCall(shop: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (call: PolicyCall) => unwrap(send(shop, call)),
    onSuccess: (page: PolicyPage) => client.setQueryData(key(shop), page),
  });
}

function send(shop_id: number, call: PolicyCall) {
  if (call.do === "stopAll") return api.POST("/api/shops/{shop_id}/policies/stop", { params: { path: { shop_id } } });
  const params = { path: { shop_id, policy_kind: call.kind } };
  if (call.do === "draft") return api.PUT("/api/shops/{shop_id}/policies/{policy_kind}", { params, body: { figures: call.figures } });
  if (call.do === "stop") return api.POST("/api/shops/{shop_id}/policies/{policy_kind}/stop", { params });
  const body = { version: call.version };
  if (call.do === "try") return api.POST("/api/shops/{shop_id}/policies/{policy_kind}/try", { params, body });
  return api.POST("/api/shops/{shop_id}/policies/{policy_kind}/on", { params, body });
}
