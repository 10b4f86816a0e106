import { expect, test } from "vitest";
import { boxBetween, boxOf, extend, isCovered, paint, startPainting, type Mark } from "./marks";

const PHONE: Mark = boxOf([10, 20, 100, 30]);
const CODE: Mark = boxOf([200, 200, 80, 80]);

test("M12 what was painted is undone and redone step by step", () => {
  const both = paint(paint(startPainting([]), { do: "add", marks: [PHONE] }), { do: "add", marks: [CODE] });
  const one = paint(both, { do: "undo" });
  expect(one.marks).toEqual([PHONE]);
  expect(paint(one, { do: "redo" }).marks).toEqual([PHONE, CODE]);
  expect(paint(paint(one, { do: "undo" }), { do: "undo" }).marks).toEqual([]);
});

test("M12 several places that are covered at once are one step, and so is wiping all away", () => {
  const all = paint(startPainting([]), { do: "add", marks: [PHONE, CODE] });
  const none = paint(all, { do: "clear" });
  expect(none.marks).toEqual([]);
  expect(paint(none, { do: "undo" }).marks).toEqual([PHONE, CODE]);
  expect(paint(paint(none, { do: "undo" }), { do: "undo" }).marks).toEqual([]);
});

test("M12 after something new nothing can be redone", () => {
  const undone = paint(paint(startPainting([]), { do: "add", marks: [PHONE] }), { do: "undo" });
  expect(paint(paint(undone, { do: "add", marks: [CODE] }), { do: "redo" }).marks).toEqual([CODE]);
});

test("M12 a box may be drawn from any corner, ends at the edge, and a click is none", () => {
  expect(boxBetween([90, 80], [-20, 10], 100, 60)).toEqual({ kind: "box", x: 0, y: 10, width: 90, height: 50 });
  expect(boxBetween([50, 50], [51, 51], 100, 100)).toBeNull();
});

test("M12 a place is covered by a box over all of it, not by one over a part", () => {
  expect(isCovered([15, 25, 50, 10], [PHONE])).toBe(true);
  expect(isCovered([15, 25, 50, 40], [PHONE])).toBe(false);
  expect(isCovered([15, 25, 50, 10], [{ kind: "brush", width: 500, points: [[20, 20]] }])).toBe(false);
});

test("M12 a stroke keeps the points that are apart", () => {
  const stroke = { kind: "brush" as const, width: 30, points: [[0, 0] as [number, number]] };
  expect(extend(stroke, [1, 1]).points).toHaveLength(1);
  expect(extend(stroke, [20.4, 0]).points).toEqual([[0, 0], [20, 0]]);
});
