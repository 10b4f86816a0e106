/** Connections of shops: read every few seconds while a worker tries keys or is behind, else when the page is opened. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { ConnectedShop } from "./shapes";

const KEY = ["connections"];
const SOON = 2_000;
const LATER = 20_000;

export function useConnections() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => unwrap(api.GET("/api/connections", { signal })),
    refetchInterval: ({ state }) => (state.data?.shops.some(isBusy) ? SOON : LATER),
  });
}

/** A verb on one shop's connection; every answer is the shop's row, and takes the old one's place. */
export function useConnectionVerb<Sent>(call: (shop: number, sent: Sent) => Promise<ConnectedShop>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ shop, sent }: { shop: number; sent: Sent }) => call(shop, sent),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

function isBusy(row: ConnectedShop): boolean {
  return row.connection?.state === "unchecked" || (row.connection?.state === "ok" && row.connection.streams.some((each) => each.again !== null || each.lag_seconds > 3_600));
}
