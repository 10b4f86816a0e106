/** What the returns desk works with. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type Arrival = Shapes["ArrivalShape"];
export type Found = Shapes["FoundShape"];
export type Hit = Shapes["HitShape"];
export type ReturnsList = Shapes["ReturnsPage"];
export type Came = Arrival["came"] & string;
export type ArrivalState = Arrival["state"];
export type View = "today" | "to_check" | "pool" | "given_up";

/** In the order of the number keys 1 to 6. */
export const CAME: readonly Came[] = ["complete", "part", "empty", "swapped", "used", "other"];
export const VIEWS: readonly View[] = ["today", "to_check", "pool", "given_up"];

/** What somebody saw on opening a parcel. `gift` null: there was none. */
export type Opened = { came: Came; pieces: number | null; gift: boolean | null; note: string; files: readonly File[] };
/** What is written down about an unknown parcel. */
export type Unknown = { inside: string; sender: string; files: readonly File[] };

/** Green: it passed. Red: it did not. Amber: somebody still has to do something. */
export function toneOf(state: ArrivalState): "good" | "bad" | "open" | "quiet" {
  if (state === "passed") return "good";
  if (state === "failed") return "bad";
  return state === "given_up" || state === "undone" ? "quiet" : "open";
}
