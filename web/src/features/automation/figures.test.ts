import { expect, it } from "vitest";
import { readFigure, readFigures, typedOf, type Figure } from "./figures";

const MAX: Figure = { name: "max_fen", unit: "fen", title: "每件最多", title_en: "at most a case", value: 3000, least: 1, most: 1000000 };
const WAIT: Figure = { name: "wait_minutes", unit: "minutes", title: "等多久", title_en: "wait", value: 10, least: 0, most: 1440 };

it("H1 what was read is sent back the same", () => {
  expect(typedOf([MAX, WAIT])).toEqual({ max_fen: "30.00", wait_minutes: "10" });
  expect(readFigures([MAX, WAIT], typedOf([MAX, WAIT]))).toEqual({ max_fen: 3000, wait_minutes: 10 });
});

it("H1 a sum out of its bounds or no number at all is not sent", () => {
  expect(readFigure(MAX, "５０")).toBe(5000);
  expect(readFigure(MAX, "0")).toBeNull();
  expect(readFigure(MAX, "10000.01")).toBeNull();
  expect(readFigure(WAIT, "1.5")).toBeNull();
  expect(readFigure(WAIT, "一会")).toBeNull();
  expect(readFigures([MAX, WAIT], { max_fen: "20" })).toBeNull();
});
