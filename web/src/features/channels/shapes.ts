/** Short names for what this card reads and sends. */

import type { components } from "@/api/schema";

export type Shapes = components["schemas"];
export type Channel = Shapes["ChannelShape"];
export type ChannelKind = Channel["kind"];
