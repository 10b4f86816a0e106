import { api, unwrap } from "@/api/client";
import type { Buyer, BuyerNote, Erasure, NoteKind, Pointed } from "./shapes";

export function readBuyer({ shopId, orderNo, buyer, talkId }: Pointed): Promise<Buyer> {
  return unwrap(api.GET("/api/buyers", { params: { query: { shop: shopId, order_no: orderNo, name: buyer, talk_id: talkId } } }));
}

export type NewNote = { kind: NoteKind; words: string; purpose: string; until: string };

export function keepNote(pointed: Pointed, note: NewNote): Promise<BuyerNote> {
  return unwrap(api.POST("/api/buyers/notes", { body: { ...bodyOf(pointed), ...note } }));
}

export function endNote(id: number): Promise<BuyerNote> {
  return unwrap(api.POST("/api/buyers/notes/{note_id}/end", { params: { path: { note_id: id } } }));
}

export type Field = "buyer" | "receiver" | "phone" | "address" | "note" | "buyer_note" | "buyer_words";

export async function reveal(shopId: number, orderNo: string, field: Field, reason: string): Promise<string> {
  const seen = await unwrap(api.POST("/api/buyers/reveal", { body: { shop_id: shopId, order_no: orderNo, field, reason } }));
  return seen.value;
}

export function exportBuyer(pointed: Pointed): Promise<Blob> {
  return unwrap(api.POST("/api/buyers/export", { body: bodyOf(pointed), parseAs: "blob" }));
}

export function askErasure(pointed: Pointed): Promise<Erasure> {
  return unwrap(api.POST("/api/buyers/erasures", { body: bodyOf(pointed) }));
}

export function endErasure({ id, version }: Erasure, how: "confirm" | "drop"): Promise<Erasure> {
  const given = { params: { path: { erasure_id: id } }, body: { version } };
  return unwrap(how === "confirm" ? api.POST("/api/buyers/erasures/{erasure_id}/confirm", given) : api.POST("/api/buyers/erasures/{erasure_id}/drop", given));
}

function bodyOf({ shopId, orderNo, buyer, talkId }: Pointed) {
  return { shop_id: shopId, order_no: orderNo ?? "", name: buyer ?? "", conversation: "", talk_id: talkId ?? null };
}
