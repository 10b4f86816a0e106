/** What is painted over a picture, with undo and redo. Places are points of the upright original. */

export type Point = [number, number];
export type Box = { kind: "box"; x: number; y: number; width: number; height: number };
export type Stroke = { kind: "brush"; width: number; points: Point[] };
export type Mark = Box | Stroke;
export type Painting = { marks: readonly Mark[]; past: readonly (readonly Mark[])[]; undone: readonly (readonly Mark[])[] };
export type Act = { do: "add"; marks: readonly Mark[] } | { do: "clear" } | { do: "undo" } | { do: "redo" };

/** A box drawn by somebody whose hand shook is none. */
const SMALLEST = 3;

export function startPainting(marks: readonly Mark[]): Painting {
  return { marks, past: [], undone: [] };
}

export function paint(painting: Painting, act: Act): Painting {
  const { marks, past, undone } = painting;
  const last = past.at(-1);
  const next = undone.at(-1);
  if (act.do === "undo") return last ? { marks: last, past: past.slice(0, -1), undone: [...undone, marks] } : painting;
  if (act.do === "redo") return next ? { marks: next, past: [...past, marks], undone: undone.slice(0, -1) } : painting;
  const after = act.do === "clear" ? [] : [...marks, ...act.marks];
  return after.length === marks.length ? painting : { marks: after, past: [...past, marks], undone: [] };
}

/** The box between two corners, whichever they are, kept inside the picture; null when it is too small to be meant. */
export function boxBetween(one: Point, other: Point, width: number, height: number): Box | null {
  const left = Math.max(0, Math.round(Math.min(one[0], other[0])));
  const top = Math.max(0, Math.round(Math.min(one[1], other[1])));
  const right = Math.min(width, Math.round(Math.max(one[0], other[0])));
  const bottom = Math.min(height, Math.round(Math.max(one[1], other[1])));
  if (right - left < SMALLEST || bottom - top < SMALLEST) return null;
  return { kind: "box", x: left, y: top, width: right - left, height: bottom - top };
}

export function boxOf([x = 0, y = 0, width = 0, height = 0]: readonly number[]): Box {
  return { kind: "box", x, y, width, height };
}

/** Whether one of the boxes lies over the whole place. A stroke may have gaps, so it is not reckoned with. */
export function isCovered(place: readonly number[], marks: readonly Mark[]): boolean {
  const inner = boxOf(place);
  return marks.some(
    (mark) =>
      mark.kind === "box" && mark.x <= inner.x && mark.y <= inner.y && mark.x + mark.width >= inner.x + inner.width && mark.y + mark.height >= inner.y + inner.height,
  );
}

/** A stroke with the points that matter: a mouse tells of itself far more often than the line bends. */
export function extend(stroke: Stroke, [x, y]: Point): Stroke {
  const [lastX, lastY] = stroke.points.at(-1) ?? [x, y];
  const far = Math.hypot(x - lastX, y - lastY) >= Math.max(2, stroke.width / 6);
  return far ? { ...stroke, points: [...stroke.points, [Math.round(x), Math.round(y)]] } : stroke;
}
