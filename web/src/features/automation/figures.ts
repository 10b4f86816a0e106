/** The figures of a policy as they are typed: sums in yuan, everything else as a whole number. */

import type { PolicyCard } from "@/api/types";
import { readYuan } from "@/ui/money";

export type Figure = PolicyCard["figures"][number];
export type Typed = Record<string, string>;

export function typedOf(figures: Figure[]): Typed {
  return Object.fromEntries(figures.map((each) => [each.name, write(each, each.value)]));
}

/** A figure as a person reads it in its field. */
export function write(figure: Figure, value: number): string {
  return figure.unit === "fen" ? (value / 100).toFixed(2) : String(value);
}

/** The value of what was typed; null while it is none or out of its bounds. */
export function readFigure(figure: Figure, text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  const value = figure.unit === "fen" ? readYuan(plain) : /^\d{1,9}$/.test(plain) ? Number(plain) : null;
  return value !== null && value >= figure.least && value <= figure.most ? value : null;
}

/** All of them, or null while one is wrong. */
export function readFigures(figures: Figure[], typed: Typed): Record<string, number> | null {
  const read = figures.map((each) => [each.name, readFigure(each, typed[each.name] ?? "")] as const);
  return read.some(([, value]) => value === null) ? null : (Object.fromEntries(read) as Record<string, number>);
}
