import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { Platform } from "@/api/types";
import type { Changes } from "./draft";

/** What the page is narrowed to; empty means everything. */
export type RuleFilter = { platform?: Platform; kind: string; confidence: string; q: string; overridden: boolean; at: string };

export function useRules(shop: number, { platform, confidence, kind, q, overridden, at }: RuleFilter) {
  const query = { shop, platform, kind, q, overridden, confidence: (confidence || undefined) as never, at: at || undefined };
  return useQuery({
    queryKey: ["rules", query],
    queryFn: ({ signal }) => unwrap(api.GET("/api/rules", { params: { query }, signal })),
    placeholderData: (before) => before,
  });
}

/** Puts a change in force; nothing changed means the rule as it ships. */
export function useChangeRule(shop: number, rule_id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ changes, note }: { changes: Changes; note: string }) => unwrap(api.PUT("/api/rules/{rule_id}/override", { params: { path: { rule_id } }, body: { shop_id: shop, changes, note } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["rules"] }),
  });
}

export function useWithdrawChange(shop: number, rule_id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE("/api/rules/{rule_id}/override", { params: { path: { rule_id }, query: { shop } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["rules"] }),
  });
}

/** What a change would have changed in the shop's newest cases; nothing is kept. */
export function useBacktest(shop: number, rule_id: string) {
  return useMutation({
    mutationFn: (changes: Changes) => unwrap(api.POST("/api/rules/{rule_id}/backtest", { params: { path: { rule_id } }, body: { shop_id: shop, changes, limit: 500 } })),
  });
}
