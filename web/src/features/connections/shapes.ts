/** Short names for what this page reads and sends. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type ConnectedShop = Shapes["ConnectedShop"];
export type Connection = Shapes["ConnectionShape"];
export type Stream = Shapes["StreamShape"];
export type Stuck = Shapes["StuckAction"];
