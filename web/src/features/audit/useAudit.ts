/** The journal: pages, filters, the chain, the file. */

import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { components } from "@/api/schema";

type Shapes = components["schemas"];
export type AuditEntry = Shapes["AuditEntry"];
export type AuditAsked = { shop?: number | undefined; who?: number | undefined; kind?: string | undefined; since?: string | undefined; until?: string | undefined; q?: string | undefined };

export function useAudit(asked: AuditAsked) {
  return useInfiniteQuery({
    queryKey: ["audit", asked],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/audit", { params: { query: { ...asked, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next_cursor,
  });
}

export function useAuditFilters() {
  return useQuery({ queryKey: ["audit-filters"], queryFn: ({ signal }) => unwrap(api.GET("/api/audit/filters", { signal })), staleTime: 300_000 });
}

export function useChainCheck() {
  return useMutation({ mutationFn: () => unwrap(api.GET("/api/audit/chain")) });
}

/** Takes what fits away as a file; the server puts that on record. */
export function useExport() {
  return useMutation({
    mutationFn: async (asked: AuditAsked) => {
      const answer = api.POST("/api/audit/export", { body: asked as Shapes["AuditQuery"], parseAs: "blob" });
      const file = await unwrap(answer);
      const header = (await answer).response.headers.get("Content-Disposition") ?? "";
      save(file, /filename="([^"]+)"/.exec(header)?.[1] ?? "heqi-audit.csv");
    },
  });
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
