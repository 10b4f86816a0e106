/** What is being tried, as it is typed, and what is sent of it: only what differs from how the shop goes by now. */

import type { BacktestPage, ReplayAsked } from "@/api/types";
import type { Changes } from "@/features/rules/draft";
import { readYuan } from "@/ui/money";

export type Figure = BacktestPage["figures"][number];
export type Tried = { since: string; until: string; figures: Record<string, string>; agent: string; fourEyes: string; rules: Record<string, Changes> };

const DAY_MS = 86_400_000;
const CHINA_MS = 8 * 3_600_000;

/** A day in China so many days before `now` (ms), as 2026-05-01. */
export function dayBefore(now: number, days: number): string {
  return new Date(now + CHINA_MS - days * DAY_MS).toISOString().slice(0, 10);
}

export function triedOf(page: BacktestPage, now: number): Tried {
  return {
    since: dayBefore(now, 30),
    until: dayBefore(now, 0),
    figures: Object.fromEntries(page.figures.map((each) => [each.name, spell(each, each.value)])),
    agent: yuan(page.agent_fen),
    fourEyes: yuan(page.four_eyes_fen),
    rules: {},
  };
}

/** A figure as it stands in its field. */
export function spell(figure: Figure, value: number): string {
  return figure.unit === "fen" ? (value / 100).toFixed(2) : String(value);
}

const yuan = (fen: number | null) => (fen === null ? "" : (fen / 100).toFixed(2));

/** The value of what was typed; null while it is none or out of its bounds. */
export function readTried(figure: Figure, text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  const value = figure.unit === "fen" ? readYuan(plain) : /^\d{1,9}$/.test(plain) ? Number(plain) : null;
  return value !== null && value >= figure.least && value <= figure.most ? value : null;
}

/** The call's body, or null while something that was typed is wrong. An empty limit is none. */
export function askedOf(page: BacktestPage, tried: Tried): ReplayAsked | null {
  const figures: Record<string, number> = {};
  for (const figure of page.figures) {
    const value = readTried(figure, tried.figures[figure.name] ?? "");
    if (value === null) return null;
    if (value !== figure.value) figures[figure.name] = value;
  }
  const limits: NonNullable<ReplayAsked["limits"]> = {};
  for (const [name, text, now] of [["agent_fen", tried.agent, page.agent_fen] as const, ["four_eyes_fen", tried.fourEyes, page.four_eyes_fen] as const]) {
    const value = text.trim() === "" ? null : readYuan(text);
    if (text.trim() !== "" && value === null) return null;
    if (value !== now) limits[name] = value;
  }
  if (!tried.since || !tried.until || tried.since > tried.until) return null;
  return { since: tried.since, until: tried.until, limit: page.most_cases, rules: tried.rules, figures, limits };
}
