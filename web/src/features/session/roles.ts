/** The roles, weakest first, and what they are called. */

import type { TFunction } from "i18next";

export const ROLES = ["agent", "supervisor", "operator", "owner"] as const;

export type Role = (typeof ROLES)[number];

export function roleName(role: string, t: TFunction): string {
  const known = ROLES.find((each) => each === role);
  return known ? t(`words.role.${known}`) : role;
}
