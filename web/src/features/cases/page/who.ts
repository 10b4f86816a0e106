/** Who does a step, in words. */

import type { TFunction } from "i18next";

const ROLES = ["agent", "supervisor", "operator", "owner", "buyer", "courier", "platform", "warehouse", "finance"] as const;

export function whoOf(who: string, t: TFunction): string {
  const known = ROLES.find((role) => role === who);
  return known ? t(`words.who.${known}`) : who;
}
