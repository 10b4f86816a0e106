/** What happened to a case since it was read, out of a case.stale answer. */

import type { TFunction } from "i18next";
import type { ApiFailure } from "@/api/errors";

type Change = { kind: string; by: number | null };
type Person = { id: number; name: string };

const KNOWN = ["case.taken", "case.released", "case.assigned", "case.contacted", "case.wish_recorded", "case.outcome_chosen", "case.outcome_withdrawn", "case.step_ticked", "case.step_confirmed", "case.platform_moved", "case.facts_changed"] as const;

/** '阿敏:接手;平台:数据更新', newest first, at most three; "" when the answer says nothing. */
export function describeChange(stale: ApiFailure, staff: readonly Person[], t: TFunction): string {
  const changes = Array.isArray(stale.detail["changed"]) ? stale.detail["changed"].filter(isChange) : [];
  return changes
    .slice(0, 3)
    .map(({ kind, by }) => {
      const known = KNOWN.find((each) => each === kind);
      const what = known ? t(`stale.kind.${wordOf(known)}`) : t("stale.kind.other");
      const who = staff.find((person) => person.id === by)?.name;
      return who ? `${who}: ${what}` : what;
    })
    .join("; ");
}

type Word<Kind extends string> = Kind extends `case.${infer Rest}` ? Rest : never;

function wordOf(kind: (typeof KNOWN)[number]) {
  return kind.slice("case.".length) as Word<typeof kind>;
}

function isChange(value: unknown): value is Change {
  return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";
}
