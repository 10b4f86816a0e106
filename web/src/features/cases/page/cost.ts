/** A cost as a small waterfall: each part starts where the one before it ended, and the last bar is the sum. */

import type { Cost, Term } from "@/api/types";

export const PARTS = ["goods", "packaging", "logistics", "labour", "penalty", "review_risk", "repeat_value"] as const;
export type Part = (typeof PARTS)[number];

export type Bar = { part: Part | "total"; fen: number; from: number; to: number; terms: Term[] };

/** Parts that are not zero, in the order of the design, then the total. Bounds are in fen. */
export function waterfall(cost: Cost): Bar[] {
  const bars: Bar[] = [];
  let level = 0;
  for (const part of PARTS) {
    const fen = cost[part];
    const terms = cost.terms.filter((term) => term.part === part);
    if (fen === 0 && terms.length === 0) continue;
    bars.push({ part, fen, from: level, to: level + fen, terms });
    level += fen;
  }
  return [...bars, { part: "total", fen: cost.total, from: 0, to: cost.total, terms: [] }];
}

/** Where a bar lies, in percent of the whole picture. */
export function placeBars(bars: Bar[]): { left: number; width: number }[] {
  const ends = bars.flatMap((bar) => [bar.from, bar.to, 0]);
  const low = Math.min(...ends);
  const span = Math.max(Math.max(...ends) - low, 1);
  return bars.map((bar) => ({
    left: ((Math.min(bar.from, bar.to) - low) / span) * 100,
    width: (Math.abs(bar.to - bar.from) / span) * 100,
  }));
}

/** What a term's origin is called; a rule is named by its id behind the word. */
export function splitOrigin(origin: string): { kind: "order" | "rule" | "shop" | "learned" | "default" | "other"; rule: string } {
  const [head = "", rule = ""] = origin.split(/:(.*)/s);
  const kinds = ["order", "rule", "shop", "learned", "default"] as const;
  return { kind: kinds.find((kind) => kind === head) ?? "other", rule };
}
