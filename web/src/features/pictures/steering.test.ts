import { expect, test } from "vitest";
import { steer, type Cross } from "./steering";

const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });

function press(names: readonly string[], from: Cross) {
  let cross: Cross | null = from;
  let drawn = null;
  for (const name of names) {
    const after: ReturnType<typeof steer> = steer(cross ?? from, key(name), 1000, 500);
    cross = after?.cross ?? null;
    drawn = after?.drawn ?? null;
  }
  return { cross, drawn };
}

test("M12 a box is drawn with arrows and Enter", () => {
  const start = { x: 100, y: 100, from: null };
  expect(press(["Enter", "ArrowRight", "ArrowRight", "ArrowDown", "Enter"], start).drawn).toEqual({ kind: "box", x: 100, y: 100, width: 40, height: 20 });
});

test("M12 the cross stays on the picture and goes finer with Shift", () => {
  expect(steer({ x: 995, y: 0, from: null }, key("ArrowRight"), 1000, 500)?.cross).toEqual({ x: 1000, y: 0, from: null });
  expect(steer({ x: 500, y: 0, from: null }, key("ArrowRight", true), 1000, 500)?.cross).toEqual({ x: 502, y: 0, from: null });
});

test("M12 Escape takes the corner back first and closes the window only after that", () => {
  expect(steer({ x: 5, y: 5, from: [1, 1] }, key("Escape"), 1000, 500)).toEqual({ cross: null, drawn: null });
  expect(steer({ x: 5, y: 5, from: null }, key("Escape"), 1000, 500)).toBeNull();
});
