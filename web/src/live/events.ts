/** What the live feed says, as it travels between the tabs of one browser. */

import type { CaseRow, TalkRow } from "@/api/types";

/** live: events come as they happen; waiting: the line broke and is being mended; down: the server refuses. */
export type LiveState = "live" | "waiting" | "down";

/** As the server names them (web/live/changes.py). */
export type ChangedThing = "buyer" | "draft" | "draft_server" | "facts" | "invoice" | "order_act" | "order_note" | "phrase" | "phrase_group" | "picture" | "staff" | "stop";

/** `kind`: the journal's word for what happened last. `pos` is the place in the journal up to which everything has been told. */
export type LiveEvent =
  | { type: "state"; state: LiveState }
  | { type: "case"; pos: number; case_id: number; kind?: string; row: CaseRow | null }
  | { type: "talk"; pos: number; talk_id: number; kind?: string; row: TalkRow | null }
  | { type: "incident"; pos: number; incident_id: number }
  | { type: "import"; pos: number; import_id: number }
  /** Something beside cases and talks is another by now; whoever shows it asks again. `id` null where it has none to tell. */
  | { type: "changed"; pos: number; kind: string; shop_id: number; of: ChangedThing; id: number | null; order_no: string | null }
  /** The buyer of that talk is writing. It has no place in the journal and is never told again. */
  | { type: "typing"; talk_id: number; at: number }
  /** The line stands. `gap`: something may have been missed, so what is on screen must be asked for again. */
  | { type: "hello"; pos: number; gap: boolean };

export type Hear = (event: LiveEvent) => void;
