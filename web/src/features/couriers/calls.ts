/** The calls of the page, one a verb. */

import { api, unwrap } from "@/api/client";
import type { Entered } from "./shapes";

const of = (shop: number) => ({ params: { path: { shop_id: shop } } });

export const open = (shop: number, body: Entered) => unwrap(api.POST("/api/couriers/{shop_id}", { ...of(shop), body }));
export const change = (shop: number, body: Entered & { version: number }) => unwrap(api.POST("/api/couriers/{shop_id}/keys", { ...of(shop), body }));
export const check = (shop: number, version: number) => unwrap(api.POST("/api/couriers/{shop_id}/check", { ...of(shop), body: { version } }));
export const pause = (shop: number, version: number) => unwrap(api.POST("/api/couriers/{shop_id}/pause", { ...of(shop), body: { version } }));
export const end = (shop: number, version: number) => unwrap(api.POST("/api/couriers/{shop_id}/end", { ...of(shop), body: { version } }));
