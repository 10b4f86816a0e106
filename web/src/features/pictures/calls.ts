import { api, unwrap } from "@/api/client";
import type { Mark } from "./marks";
import type { About, Picture } from "./shapes";

export function uploadPicture(about: About, file: File): Promise<Picture> {
  const form = new FormData();
  form.append("shop_id", String(about.shopId));
  if (about.conversation) form.append("conversation", about.conversation);
  if (about.orderNo) form.append("order_no", about.orderNo);
  if (about.buyer) form.append("buyer", about.buyer);
  form.append("file", file);
  // The generated type describes the form's fields; what travels is the form itself.
  return unwrap(api.POST("/api/pictures", { body: form as never, bodySerializer: (body: unknown) => body as FormData }));
}

export function readPicture(id: number): Promise<Picture> {
  return unwrap(api.GET("/api/pictures/{picture_id}", { params: { path: { picture_id: id } } }));
}

export function redactPicture(picture: Picture, marks: readonly Mark[]): Promise<Picture> {
  const body = { version: picture.version, marks: marks.map((mark) => ({ ...mark })) };
  return unwrap(api.POST("/api/pictures/{picture_id}/redact", { params: { path: { picture_id: picture.id } }, body }));
}

export function erasePicture(picture: Picture): Promise<Picture> {
  const given = { params: { path: { picture_id: picture.id } }, body: { version: picture.version } };
  return unwrap(api.POST("/api/pictures/{picture_id}/erase", given));
}

/** The original, which leaves a line in the journal: who looked, and what for. */
export function readOriginal(id: number, why: "edit" | "look"): Promise<Blob> {
  const given = { params: { path: { picture_id: id } }, body: { why }, parseAs: "blob" as const };
  return unwrap(api.POST("/api/pictures/{picture_id}/original", given));
}

/** Where the copy is shown from; a new one has a new address. */
export function copyAddress(picture: Picture): string {
  return `/api/pictures/${picture.id}/file?v=${picture.version}-${picture.findings === null ? "unread" : "read"}`;
}
