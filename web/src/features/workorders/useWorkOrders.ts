/** Reading work orders, and running one call on one of them. */

import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { Addressee, View } from "./shapes";

const KEY = "work-orders";

export function useCaseWorkOrders(case_id: number) {
  return useQuery({
    queryKey: [KEY, "case", case_id],
    queryFn: ({ signal }) => unwrap(api.GET("/api/cases/{case_id}/work-orders", { params: { path: { case_id } }, signal })),
    staleTime: 5_000,
  });
}

export function useWorkOrderList(asked: { shop: number | undefined; view: View; addressee: Addressee | undefined }) {
  return useInfiniteQuery({
    queryKey: [KEY, "list", asked],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/work-orders", { params: { query: { ...asked, skip: pageParam } }, signal })),
    getNextPageParam: (page, pages) => (page.more ? pages.reduce((sum, each) => sum + each.items.length, 0) : undefined),
  });
}

/** What changed on a work order shows on its case too: its story, and what keeps it open. */
export function readAgain(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: [KEY] });
  void client.invalidateQueries({ queryKey: ["case"] });
}

/** Runs one call; afterwards everything is read again, also when somebody was faster. */
export function useOrderAct<T>() {
  const client = useQueryClient();
  return useMutation({ mutationFn: (call: () => Promise<T>) => call(), onSettled: () => readAgain(client) });
}
