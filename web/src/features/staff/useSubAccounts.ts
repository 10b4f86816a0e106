/** Sub-accounts of the platform and the people behind them. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { components } from "@/api/schema";

export type SubAccount = components["schemas"]["SubAccountShape"];

type Edit = { shopId: number; name: string; staffId: number } | { row: SubAccount; name: string; staffId: number } | { forget: SubAccount };

const KEY = ["sub-accounts"] as const;

export function useSubAccounts() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => unwrap(api.GET("/api/sub-accounts", { signal })) });
}

export function useSubAccountAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (page) => client.setQueryData(KEY, page),
    onError: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

function send(edit: Edit) {
  if ("forget" in edit) {
    const path = { sub_account_id: edit.forget.id };
    return unwrap(api.POST("/api/sub-accounts/{sub_account_id}/forget", { params: { path }, body: { version: edit.forget.version } }));
  }
  if ("row" in edit) {
    const path = { sub_account_id: edit.row.id };
    return unwrap(api.PUT("/api/sub-accounts/{sub_account_id}", { params: { path }, body: { name: edit.name, staff_id: edit.staffId, version: edit.row.version } }));
  }
  return unwrap(api.POST("/api/sub-accounts", { body: { shop_id: edit.shopId, name: edit.name, staff_id: edit.staffId } }));
}
