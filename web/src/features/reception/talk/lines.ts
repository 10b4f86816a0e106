/** A talk as the lines on screen: days, messages, what is on its way, what waits for somebody. */

import type { Outgoing, TalkMessage } from "@/api/types";
import type { Sending } from "../input/sending";

export type Line =
  | { kind: "day"; key: string; day: string }
  | { kind: "message"; key: string; message: TalkMessage; head: boolean }
  | { kind: "sending"; key: string; sending: Sending }
  | { kind: "pending"; key: string; pending: Outgoing };

const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short" });
const CLOCK = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", hour12: false });
const TOGETHER_MS = 3 * 60_000;

/** '2026-05-03', the day in China. */
export function dayOf(iso: string): string {
  return DAY.format(new Date(iso));
}

/** '09:05' in China. */
export function clockOf(iso: string): string {
  return CLOCK.format(new Date(iso));
}

/** Messages oldest first with a line before each day; behind them what is being sent, and what waits. */
export function toLines(messages: readonly TalkMessage[], pending: readonly Outgoing[], sending: readonly Sending[]): Line[] {
  const lines: Line[] = [];
  let before: TalkMessage | undefined;
  for (const message of messages) {
    const day = message.at ? dayOf(message.at) : "";
    const turns = !before || (before.at ? dayOf(before.at) : "") !== day;
    if (turns && day) lines.push({ kind: "day", key: `day ${day}`, day });
    lines.push({ kind: "message", key: message.key, message, head: turns || !goesWith(before, message) });
    before = message;
  }
  const here = new Set([...messages, ...pending].map((each) => each.key));
  for (const each of sending) if (!here.has(each.key)) lines.push({ kind: "sending", key: each.key, sending: each });
  for (const each of pending) lines.push({ kind: "pending", key: each.key, pending: each });
  return lines;
}

/** Of one person, a moment after: the name is not said again. */
function goesWith(before: TalkMessage | undefined, message: TalkMessage): boolean {
  if (!before?.at || !message.at || before.sender !== message.sender || before.sender_name !== message.sender_name) return false;
  return Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS;
}
