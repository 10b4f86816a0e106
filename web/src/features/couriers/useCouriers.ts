/** Courier accounts of my shops: read often while a worker tries keys, else now and then. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { CourierShop } from "./shapes";

const KEY = ["couriers"];
const SOON = 2_000;
const LATER = 20_000;

export function useCouriers() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => unwrap(api.GET("/api/couriers", { signal })),
    refetchInterval: ({ state }) => (state.data?.shops.some((shop) => shop.account?.state === "unchecked") ? SOON : LATER),
  });
}

/** A verb on one shop's account; afterwards everything is read again, also when somebody was faster. */
export function useCourierVerb() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (call: () => Promise<CourierShop>) => call(),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
