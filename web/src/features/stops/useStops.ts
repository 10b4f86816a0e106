/** Reading the stop list, counting it for the badge, and ticking. */

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { View } from "./shapes";

const KEY = "stops";

export type Asked = { shop: number | undefined; view: View; q: string };

export function useStopList(asked: Asked) {
  return useInfiniteQuery({
    queryKey: [KEY, "list", asked],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => unwrap(api.GET("/api/stops", { params: { query: { ...asked, skip: pageParam } }, signal })),
    getNextPageParam: (page, pages) => (page.more ? pages.reduce((sum, each) => sum + each.items.length, 0) : undefined),
  });
}

/** How many parcels of my shops must not leave and wait for somebody's word. */
export function useOpenStops() {
  const count = useQuery({
    queryKey: [KEY, "open"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/stops/open", { signal })),
  });
  return count.data?.asked ?? 0;
}

/** The order numbers of the whole view, to paste elsewhere. */
export async function readNumbers(asked: Asked): Promise<string> {
  const { order_nos } = await unwrap(api.GET("/api/stops/numbers", { params: { query: asked } }));
  return order_nos.join("\n");
}

export function fileAddress({ shop, view, q }: Asked): string {
  const query = new URLSearchParams({ view, ...(shop ? { shop: String(shop) } : {}), ...(q ? { q } : {}) });
  return `/api/stops/file?${query.toString()}`;
}

export type Tick = { id: number; version: number };

/** Says the same of one or several, one after the other; what somebody was faster with is told in the end. */
export function useTick() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ ticks, left }: { ticks: readonly Tick[]; left: boolean }) => {
      const failed: unknown[] = [];
      for (const { id, version } of ticks) {
        try {
          await unwrap(api.POST("/api/stops/{stop_id}/tick", { params: { path: { stop_id: id } }, body: { version, left } }));
        } catch (error) {
          failed.push(error);
        }
      }
      if (failed.length > 0) throw failed[0];
    },
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}
