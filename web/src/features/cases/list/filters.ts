/** The list's filters. They live in the address, so that a list can be left, shared and found again. */

import type { CaseRow } from "@/api/types";
import { serverNow } from "@/ui/clock";
import { endOfToday } from "@/ui/moment";

export const VIEWS = ["open", "due_today", "mine", "to_approve", "raised", "waiting_buyer", "waiting_goods", "intervention", "done"] as const;
export type View = (typeof VIEWS)[number];

const FIELDS = ["shop", "stage", "demand", "state", "owner", "flag", "q"] as const;
export type Field = (typeof FIELDS)[number];

/** `view` null means every case, open or done: what a search looks through. */
export type Filters = { view: View | null } & Partial<Record<Field, string>>;

export function readFilters(params: URLSearchParams): Filters {
  const named = params.get("view");
  const view = named === "all" ? null : (VIEWS.find((known) => known === named) ?? "open");
  const filters: Filters = { view };
  for (const field of FIELDS) {
    const value = params.get(field);
    if (value) filters[field] = value;
  }
  return filters;
}

export function writeFilters(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.view !== "open") params.set("view", filters.view ?? "all");
  for (const field of FIELDS) {
    const value = filters[field];
    if (value) params.set(field, value);
  }
  return params;
}

/** How many filters besides view and shop narrow the list. */
export function countNarrowing(filters: Filters): number {
  return FIELDS.filter((field) => field !== "shop" && filters[field]).length;
}

/** Whether a row may belong to the list, as far as the browser can tell; text is the server's to judge. */
export function mayBelong(row: CaseRow, filters: Filters, me: number): boolean {
  const done = row.stage === "settled" || row.stage === "closed";
  const ofView: Record<View, boolean> = {
    open: !done,
    due_today: !done && row.due !== null && Date.parse(row.due.at) <= endOfToday(serverNow()),
    mine: (row.stage === "to_decide" || row.stage === "to_do") && row.owner?.id === me,
    to_approve: !done && row.next?.key === "await_approval" && row.owner?.id !== me,
    raised: !done && row.rung > 0,
    waiting_buyer: row.stage === "waiting_buyer",
    waiting_goods: row.stage === "waiting_goods",
    intervention: row.stage === "intervention",
    done,
  };
  if (filters.view && !ofView[filters.view]) return false;
  if (filters.q) return false;
  if (filters.owner && !ownerMatches(row, filters.owner, me)) return false;
  return (
    (!filters.shop || String(row.shop.id) === filters.shop) &&
    (!filters.stage || row.stage === filters.stage) &&
    (!filters.flag || String(row.flag) === filters.flag) &&
    (!filters.demand || row.demand === filters.demand) &&
    (!filters.state || row.state === filters.state)
  );
}

function ownerMatches(row: CaseRow, owner: string, me: number): boolean {
  if (owner === "none") return row.owner === null;
  return String(row.owner?.id) === (owner === "me" ? String(me) : owner);
}
