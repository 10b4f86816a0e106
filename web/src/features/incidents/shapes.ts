/** What the pages of incidents work with. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type IncidentRow = Shapes["IncidentRow"];
export type Incident = Shapes["IncidentShape"];
export type IncidentOrder = Shapes["IncidentOrderRow"];
export type OfCase = Shapes["IncidentOfCase"];
export type Plan = Shapes["IncidentPlan"];
export type Policy = Shapes["PolicyShape"];
export type Preview = Shapes["PreviewShape"];
export type Progress = Shapes["ProgressShape"];
export type Selection = Shapes["SelectionShape"];
export type Estimate = Shapes["PolicyEstimate"];
export type Phase = Shapes["Phase"];
export type Offers = Record<string, Shapes["PolicyOffer"]>;
export type NewIncident = Shapes["NewIncident"];
export type Link = IncidentRow["cause"];
export type Family = IncidentRow["family"];
export type Later = Incident["later"];
export type Outcome = Shapes["Outcome"];

export const PHASES: readonly Phase[] = ["unshipped", "in_transit", "signed"];
export const LINKS: readonly Link[] = ["supplier", "page", "shipping", "logistics", "installation", "service"];
export const FAMILIES: readonly Family[] = ["quality", "damaged", "wrong_item", "short", "misdescribed", "food_safety", "late_dispatch", "out_of_stock", "logistics", "other"];
export const LATER: readonly Later[] = ["propose", "add", "leave"];
export const FILTERS = ["all", "open", "overdue", "settled", "no_case", "stuck", "untold", "told", "answered", "proposed", "excluded"] as const;
export type Filter = (typeof FILTERS)[number];

/** What may be offered in each phase; whether it is possible in one case, its own decision says. */
export const POSSIBLE: Record<Phase, readonly Outcome[]> = {
  unshipped: ["refund_only"],
  in_transit: ["refund_only", "small_payment", "reship"],
  signed: ["small_payment", "refund_only", "return_refund", "exchange", "reship"],
};
export const MOVES_MONEY: readonly Outcome[] = ["small_payment", "refund_only", "return_refund"];

/** How many orders a filter shows, as far as the progress says. */
export function countOf(filter: Filter, progress: Progress): number {
  return filter === "all" ? progress.orders : progress[filter];
}
