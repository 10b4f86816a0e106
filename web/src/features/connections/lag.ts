import type { TFunction } from "i18next";

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** How far behind, in the largest unit that says it; a few minutes are how platforms are. */
export function lagText(seconds: number, t: TFunction): string {
  if (seconds < 10 * MINUTE) return t("connection.current");
  if (seconds < 2 * HOUR) return t("connection.lagMinutes", { n: Math.round(seconds / MINUTE) });
  if (seconds < 2 * DAY) return t("connection.lagHours", { n: Math.round(seconds / HOUR) });
  return t("connection.lagDays", { n: Math.round(seconds / DAY) });
}
