/** Short names for what 快递查询 reads and sends. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type CourierShop = Shapes["CourierShop"];
export type Account = Shapes["CourierAccountShape"];
export type Entered = Shapes["CourierEntered"];
