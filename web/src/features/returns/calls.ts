import { api, newIdempotencyKey, unwrap } from "@/api/client";
import type { Arrival, Found, Hit, Opened, ReturnsList, Unknown, View } from "./shapes";

export function findNumber(number: string, shop?: number): Promise<Found> {
  return unwrap(api.GET("/api/returns/find", { params: { query: { number, shop } } }));
}

export function readList(view: View, words: string, shop?: number): Promise<ReturnsList> {
  return unwrap(api.GET("/api/returns", { params: { query: { view, words, shop } } }));
}

/** Takes a parcel in for a case. The same key is sent again on a retry, so that it is taken in once. */
export function acceptParcel(number: string, hit: Hit, opened: Opened): Promise<Arrival> {
  const form = formOf({ number, carrier: hit.carrier, note: opened.note, case_id: hit.case.id, version: hit.case.version, came: opened.came, pieces: opened.pieces, gift: opened.gift }, opened.files);
  return unwrap(api.POST("/api/returns/accept", { ...AS_FORM, body: form as never, headers: { "Idempotency-Key": newIdempotencyKey() } }));
}

export function poolParcel(shop_id: number, number: string, unknown: Unknown): Promise<Arrival> {
  const form = formOf({ shop_id, number, inside: unknown.inside, sender: unknown.sender }, unknown.files);
  return unwrap(api.POST("/api/returns/pool", { ...AS_FORM, body: form as never, headers: { "Idempotency-Key": newIdempotencyKey() } }));
}

export function attachParcel(arrival: Arrival, on: { id: number; version: number }, opened: Opened): Promise<Arrival> {
  const body = { version: arrival.version, case_id: on.id, case_version: on.version, came: opened.came, pieces: opened.pieces, gift: opened.gift };
  return unwrap(api.POST("/api/returns/{arrival_id}/attach", { params: { path: { arrival_id: arrival.id } }, body }));
}

export function endArrival(arrival: Arrival, how: "undo" | "give-up", reason: string): Promise<Arrival> {
  const given = { params: { path: { arrival_id: arrival.id } }, body: { version: arrival.version, reason } };
  return unwrap(how === "undo" ? api.POST("/api/returns/{arrival_id}/undo", given) : api.POST("/api/returns/{arrival_id}/give-up", given));
}

// The generated type describes the form's fields; what travels is the form itself.
const AS_FORM = { bodySerializer: (body: unknown) => body as FormData };

function formOf(fields: Record<string, string | number | boolean | null>, files: readonly File[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null && value !== "") form.append(name, String(value));
  for (const file of files) form.append("files", file);
  return form;
}
