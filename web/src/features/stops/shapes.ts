/** Short names for what the stop list reads and sends. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type Stop = Shapes["ShipmentStop"];
export type View = Stop["state"];
export const VIEWS: readonly View[] = ["asked", "stopped", "left", "lifted"];
