/** Drawing a box with the keys alone: arrows steer a cross, Enter sets one corner and then the other. */

import { boxBetween, type Box, type Point } from "./marks";

/** `from`: the corner that was set, null: none yet. */
export type Cross = { x: number; y: number; from: Point | null };
type Key = { key: string; shiftKey: boolean };
type Steered = { cross: Cross | null; drawn: Box | null };

const WAYS: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Steps across the longer side; with Shift ten times finer. */
const STEPS = 50;

/** What a key does; null: it is none of these. */
export function steer(cross: Cross, { key, shiftKey }: Key, width: number, height: number): Steered | null {
  const way = WAYS[key];
  if (way) {
    const step = Math.max(width, height) / STEPS / (shiftKey ? 10 : 1);
    const x = Math.min(width, Math.max(0, cross.x + way[0] * step));
    const y = Math.min(height, Math.max(0, cross.y + way[1] * step));
    return { cross: { ...cross, x, y }, drawn: null };
  }
  if (key === "Enter") {
    if (!cross.from) return { cross: { ...cross, from: [cross.x, cross.y] }, drawn: null };
    return { cross: { ...cross, from: null }, drawn: boxBetween(cross.from, [cross.x, cross.y], width, height) };
  }
  return key === "Escape" && cross.from ? { cross: null, drawn: null } : null;
}
