/** Reading incidents, and running one call on one of them. */

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { Filter, Incident, Selection } from "./shapes";

const KEY = "incidents";

export function useIncidentList(state: "open" | "closed", shop?: number) {
  return useQuery({ queryKey: [KEY, "list", state, shop ?? null], queryFn: ({ signal }) => unwrap(api.GET("/api/incidents", { params: { query: { state, shop } }, signal })) });
}

export function useIncident(incident_id: number) {
  return useQuery({ queryKey: [KEY, "one", incident_id], queryFn: ({ signal }) => unwrap(api.GET("/api/incidents/{incident_id}", { params: { path: { incident_id } }, signal })) });
}

export function useIncidentOrders(incident_id: number, show: Filter, words: string) {
  return useInfiniteQuery({
    queryKey: [KEY, "orders", incident_id, show, words],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/incidents/{incident_id}/orders", { params: { path: { incident_id }, query: { show, words, skip: pageParam } }, signal })),
    getNextPageParam: (page, pages) => (page.more ? pages.reduce((sum, each) => sum + each.items.length, 0) : undefined),
  });
}

export function useIncidentOfCase(case_id: number) {
  return useQuery({ queryKey: [KEY, "of-case", case_id], queryFn: ({ signal }) => unwrap(api.GET("/api/incidents/of-case/{case_id}", { params: { path: { case_id } }, signal })) });
}

/** What a selection means, asked as one fills it in; nothing is asked while it is empty. */
export function usePreview(shop_id: number, selection: Selection, excluded: string[]) {
  const asked = { shop_id, selection, excluded };
  return useQuery({
    queryKey: [KEY, "preview", asked],
    queryFn: ({ signal }) => unwrap(api.POST("/api/incidents/preview", { body: asked, signal })),
    enabled: shop_id > 0 && !isEmpty(selection),
    placeholderData: (before) => before,
    staleTime: 30_000,
  });
}

export function isEmpty(selection: Selection): boolean {
  return Object.values(selection).every((value) => (Array.isArray(value) ? value.length === 0 : !value));
}

/** Runs one call on an incident; what it answers is what is shown, and its orders are read again. */
export function useIncidentAct(incident_id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (call: () => Promise<Incident>) => call(),
    onSuccess: (incident) => client.setQueryData([KEY, "one", incident_id], incident),
    onSettled: (_, failure) => {
      void client.invalidateQueries({ queryKey: [KEY, "orders", incident_id] });
      void client.invalidateQueries({ queryKey: [KEY, "list"] });
      if (failure) void client.invalidateQueries({ queryKey: [KEY, "one", incident_id] });
    },
  });
}

/** What runs the calls of one incident's page. */
export type Act = ReturnType<typeof useIncidentAct>;
