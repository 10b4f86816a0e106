/** What the pane of a buyer works with. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type Buyer = Shapes["BuyerShape"];
export type BuyerNote = Shapes["BuyerNoteShape"];
export type Personal = Shapes["BuyersPersonal"];
export type Erasure = Shapes["ErasureShape"];
export type NoteKind = BuyerNote["kind"];
/** How the pane is pointed at a buyer: by the talk that is open, an order, or a name. */
export type Pointed = { shopId: number; orderNo?: string; buyer?: string; talkId?: number };
export const KINDS: readonly NoteKind[] = ["preference", "note", "tag"];
