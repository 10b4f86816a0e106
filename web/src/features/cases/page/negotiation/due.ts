/** Moments by which things are usually promised, in China's time, as a `datetime-local` field writes them. */

import { serverNow } from "@/ui/clock";

const HOUR = 3_600_000;
const CHINA = 8 * HOUR;

export type DueChoice = { key: "hour" | "today" | "tomorrow"; value: string };

/** In two hours, today at 18:00 (left out once it is past), tomorrow at 18:00. */
export function dueChoices(now: number = serverNow()): DueChoice[] {
  const evening = Math.floor((now + CHINA) / (24 * HOUR)) * 24 * HOUR + 18 * HOUR - CHINA;
  const choices: DueChoice[] = [{ key: "hour", value: writeLocal(now + 2 * HOUR) }];
  if (evening > now) choices.push({ key: "today", value: writeLocal(evening) });
  return [...choices, { key: "tomorrow", value: writeLocal(evening + 24 * HOUR) }];
}

/** '2026-09-01T18:00' in China as ISO in UTC; null when it is no moment. */
export function readLocal(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  const at = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

function writeLocal(at: number): string {
  return new Date(at + CHINA).toISOString().slice(0, 16);
}
