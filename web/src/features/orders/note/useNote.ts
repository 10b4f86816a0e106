/** Reading an order's note and writing it; every answer takes the old one's place. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { Edit, Note } from "./shapes";

/** Changes come by the live feed; while the platform is awaited it is asked for now and then all the same. */
const WHILE_AWAITED = 60_000;

export function useNote(shop: number, order_no: string) {
  return useQuery({
    queryKey: keyOf(shop, order_no),
    queryFn: ({ signal }) => unwrap(api.GET("/api/order-notes", { params: { query: { shop, order_no } }, signal })),
    refetchInterval: ({ state }) => (state.data?.edit ? WHILE_AWAITED : false),
  });
}

/** Runs one call on the note; a conflict reads it again, so that both are before one's eyes. */
export function useNoteVerb(shop: number, order_no: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (call: () => Promise<Note>) => call(),
    onSuccess: (note) => client.setQueryData(keyOf(shop, order_no), note),
    onError: () => client.invalidateQueries({ queryKey: keyOf(shop, order_no) }),
  });
}

export const write = (body: { shop_id: number; order_no: string; note: string; flag: number | null; seen: string; add: boolean }) => unwrap(api.POST("/api/order-notes", { body }));
export const tick = ({ id, version }: Edit) => unwrap(api.POST("/api/order-notes/{edit_id}/tick", { ...of(id), body: { version } }));
export const takeBack = ({ id, version }: Edit) => unwrap(api.POST("/api/order-notes/{edit_id}/take-back", { ...of(id), body: { version } }));
export const settle = ({ id, version }: Edit, mine: boolean) => unwrap(api.POST("/api/order-notes/{edit_id}/settle", { ...of(id), body: { version, mine } }));

const keyOf = (shop: number, order_no: string) => ["order-note", shop, order_no];
const of = (edit_id: number) => ({ params: { path: { edit_id } } });
