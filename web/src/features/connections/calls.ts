/** The calls of the page, one a verb. */

import { api, unwrap } from "@/api/client";
import type { components } from "@/api/schema";

type Shapes = components["schemas"];
const of = (shop: number) => ({ params: { path: { shop_id: shop } } });

export const connect = (shop: number, body: Shapes["ConnectionMade"]) => unwrap(api.POST("/api/connections/{shop_id}", { ...of(shop), body }));
export const changeKeys = (shop: number, body: Shapes["KeysChanged"]) => unwrap(api.POST("/api/connections/{shop_id}/keys", { ...of(shop), body }));
export const pause = (shop: number, body: Shapes["ConnectionEdit"]) => unwrap(api.POST("/api/connections/{shop_id}/pause", { ...of(shop), body }));
export const check = (shop: number, body: Shapes["ConnectionEdit"]) => unwrap(api.POST("/api/connections/{shop_id}/check", { ...of(shop), body }));
export const letAct = (shop: number, body: Shapes["ActingSwitched"]) => unwrap(api.POST("/api/connections/{shop_id}/acting", { ...of(shop), body }));
export const pullAgain = (shop: number, body: Shapes["PeriodAsked"]) => unwrap(api.POST("/api/connections/{shop_id}/resync", { ...of(shop), body }));
export const end = (shop: number, body: Shapes["ConnectionEdit"]) => unwrap(api.POST("/api/connections/{shop_id}/end", { ...of(shop), body }));
