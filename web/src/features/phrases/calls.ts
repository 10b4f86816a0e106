/** The writing calls of phrases. */

import { api, unwrap } from "@/api/client";
import type { Layer, Phrase, PhraseGroup, PhrasesTaken, PhraseText } from "./shapes";

const at = (shop_id: number) => ({ path: { shop_id } });

export const addPhrase = (shop: number, layer: Layer, group: string, body: PhraseText, starter = "") =>
  unwrap(api.POST("/api/shops/{shop_id}/phrases", { params: at(shop), body: { ...body, layer, group, starter } }));

export const changePhrase = (shop: number, phrase: Phrase, group_id: number, body: PhraseText) =>
  unwrap(api.POST("/api/shops/{shop_id}/phrases/{phrase_id}", { params: { path: { shop_id: shop, phrase_id: phrase.id ?? 0 } }, body: { ...body, group_id, version: phrase.version } }));

export const endPhrase = (shop: number, phrase: Phrase) =>
  unwrap(api.POST("/api/shops/{shop_id}/phrases/{phrase_id}/end", { params: { path: { shop_id: shop, phrase_id: phrase.id ?? 0 } }, body: { version: phrase.version } }));

export const putAway = (shop: number, phrase: Phrase) =>
  unwrap(api.POST("/api/shops/{shop_id}/phrases/shipped/{name}/put-away", { params: { path: { shop_id: shop, name: phrase.key.slice(2) } } }));

export const arrangePhrases = (shop: number, group_id: number, phrase_ids: number[]) =>
  unwrap(api.PUT("/api/shops/{shop_id}/phrase-groups/{group_id}", { params: { path: { shop_id: shop, group_id } }, body: { phrase_ids } }));

export const arrangeGroups = (shop: number, layer: Layer, group_ids: number[]) =>
  unwrap(api.PUT("/api/shops/{shop_id}/phrase-groups", { params: at(shop), body: { layer, group_ids } }));

export const addGroup = (shop: number, layer: Layer, name: string) => unwrap(api.POST("/api/shops/{shop_id}/phrase-groups", { params: at(shop), body: { layer, name } }));

export const renameGroup = (shop: number, group: PhraseGroup, name: string) =>
  unwrap(api.POST("/api/shops/{shop_id}/phrase-groups/{group_id}", { params: { path: { shop_id: shop, group_id: group.id } }, body: { version: group.version, name } }));

export const endGroup = (shop: number, group: PhraseGroup) => unwrap(api.DELETE("/api/shops/{shop_id}/phrase-groups/{group_id}", { params: { path: { shop_id: shop, group_id: group.id } } }));

/** `look`: only say what it would do. */
export function importPhrases(shop: number, layer: Layer, file: File, look: boolean): Promise<PhrasesTaken> {
  const form = new FormData();
  form.append("file", file);
  form.append("layer", layer);
  form.append("look", String(look));
  return unwrap(api.POST("/api/shops/{shop_id}/phrases/import", { params: at(shop), body: form as never, bodySerializer: (body: unknown) => body as FormData }));
}

export const exportAddress = (shop: number, layer: Layer, form: "csv" | "gbk" | "xlsx") => `/api/shops/${shop}/phrases/export?layer=${layer}&form=${form}`;
