import { expect, test } from "vitest";
import { costOf } from "@/testing/cast";
import { placeBars, splitOrigin, waterfall } from "./cost";

const RETURN = costOf({
  goods: 1000,
  logistics: 800,
  repeat_value: -600,
  total: 1200,
  terms: [
    { part: "logistics", fen: 300, label: "去程", label_en: "out", origin: "order" },
    { part: "logistics", fen: 500, label: "回程", label_en: "back", origin: "rule:law.freight" },
    { part: "goods", fen: 1000, label: "货款", label_en: "goods", origin: "order" },
  ],
});

test("T7 the waterfall follows the order of the design, skips what is nothing, and ends at the total", () => {
  expect(waterfall(RETURN).map(({ part, from, to }) => [part, from, to])).toEqual([
    ["goods", 0, 1000],
    ["logistics", 1000, 1800],
    ["repeat_value", 1800, 1200],
    ["total", 0, 1200],
  ]);
});

test("each part carries its own terms", () => {
  const logistics = waterfall(RETURN).find((bar) => bar.part === "logistics");
  expect(logistics?.terms.map((term) => term.label)).toEqual(["去程", "回程"]);
});

test("a part whose terms cancel out is still shown", () => {
  const terms = [
    { part: "labour", fen: 200, label: "a", label_en: "a", origin: "shop" },
    { part: "labour", fen: -200, label: "b", label_en: "b", origin: "shop" },
  ];
  expect(waterfall(costOf({ terms })).map((bar) => bar.part)).toEqual(["labour", "total"]);
});

test("bars lie inside the picture, also when the total is a gain", () => {
  const bars = waterfall(costOf({ goods: 500, repeat_value: -2000, total: -1500 }));
  expect(placeBars(bars)).toEqual([
    { left: 75, width: 25 },
    { left: 0, width: 100 },
    { left: 0, width: 75 },
  ]);
});

test("an origin is a known word, and a rule keeps its id", () => {
  expect(splitOrigin("rule:pdd.late")).toEqual({ kind: "rule", rule: "pdd.late" });
  expect(splitOrigin("default")).toEqual({ kind: "default", rule: "" });
  expect(splitOrigin("something new").kind).toBe("other");
});
