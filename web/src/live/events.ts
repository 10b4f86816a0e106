/** What the live feed says, as it travels between the tabs of one browser. */

import type { CaseRow } from "@/api/types";

/** live: events come as they happen; waiting: the line broke and is being mended; down: the server refuses. */
export type LiveState = "live" | "waiting" | "down";

export type LiveEvent =
  | { type: "state"; state: LiveState }
  | { type: "case"; case_id: number; row: CaseRow | null }
  | { type: "import"; import_id: number }
  /** The line was away: something may have been missed, so what is on screen must be asked for again. */
  | { type: "gap" };

export type Hear = (event: LiveEvent) => void;
