/** Reading and changing the desk: where people are, the floor, the day's rates, how a shop's desk works. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { components } from "@/api/schema";
import { api, unwrap } from "@/api/client";

type Shapes = components["schemas"];
export type Presence = Shapes["PresenceShape"];
export type PresenceState = Presence["state"];
export type Floor = Shapes["FloorShape"];
export type Seat = Shapes["SeatShape"];
export type Rate = Shapes["RateShape"];
export type Standard = Shapes["StandardShape"];
export type Post = Shapes["PostShape"];
export type HandOverList = Shapes["HandOverList"];

const KEY = "desk";

export function usePresence() {
  return useQuery({ queryKey: [KEY, "presence"], queryFn: ({ signal }) => unwrap(api.GET("/api/desk/presence", { signal })), staleTime: 60_000 });
}

export function useComeAndGo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Shapes["PresenceSet"]) => unwrap(api.POST("/api/desk/presence", { body: given })),
    onSuccess: (presence) => {
      client.setQueryData([KEY, "presence"], presence);
      for (const name of [KEY, "talks"]) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}

/** A supervisor says where somebody is, who forgot it. */
export function useSetPresence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, state }: { id: number; state: PresenceState }) =>
      unwrap(api.POST("/api/desk/presence/{staff_id}", { params: { path: { staff_id: id } }, body: { state, until: null } })),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useFloor(shop: number | undefined) {
  return useQuery({
    queryKey: [KEY, "floor", shop],
    queryFn: ({ signal }) => unwrap(api.GET("/api/desk/floor", { params: { query: { shop } }, signal })),
  });
}

export function useRates(shop: number | undefined, enabled: boolean) {
  return useQuery({
    queryKey: [KEY, "rates", shop],
    queryFn: ({ signal }) => unwrap(api.GET("/api/desk/rates", { params: { query: { shop } }, signal })),
    enabled,
  });
}

export function useDeskSettings(shop: number) {
  return useQuery({ queryKey: [KEY, "settings", shop], queryFn: ({ signal }) => unwrap(api.GET("/api/desk/settings", { params: { query: { shop } }, signal })) });
}

export function useSetStandard(shop: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Omit<Shapes["StandardSet"], "shop_id">) => unwrap(api.POST("/api/desk/settings", { body: { ...given, shop_id: shop } })),
    onSuccess: (settings) => client.setQueryData([KEY, "settings", shop], settings),
  });
}

export function useSetPost(shop: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Omit<Shapes["PostSet"], "shop_id">) => unwrap(api.POST("/api/desk/posts", { body: { ...given, shop_id: shop } })),
    onSuccess: (settings) => client.setQueryData([KEY, "settings", shop], settings),
  });
}

export function useHandOver(shop: number | undefined, hours: number) {
  return useQuery({
    queryKey: [KEY, "handover", shop, hours],
    queryFn: ({ signal }) => unwrap(api.GET("/api/handover", { params: { query: { shop, hours } }, signal })),
  });
}

export function usePassOn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Shapes["HandOver"]) => unwrap(api.POST("/api/handover", { body: given })),
    onSettled: () => {
      for (const name of [KEY, "talks", "talk"]) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}
