/** The outcomes of a decision in the order in which a person should weigh them. */

import type { Decision, Option } from "@/api/types";

/** Recommended first, then what is owed, then what may be offered, each from cheap to dear; closed ones are left out. */
export function openOptions(decision: Decision): Option[] {
  const rank = (option: Option) => (option.outcome === decision.recommended ? 0 : option.standing === "owed" ? 1 : 2);
  return decision.options
    .filter((option) => option.standing !== "closed")
    .toSorted((a, b) => rank(a) - rank(b) || a.cost.total - b.cost.total);
}

export function closedOptions(decision: Decision): Option[] {
  return decision.options.filter((option) => option.standing === "closed");
}
