import { expect, it } from "vitest";
import type { BacktestPage } from "@/api/types";
import { askedOf, dayBefore, triedOf } from "./tried";

const PAGE: BacktestPage = {
  figures: [
    { name: "wage_fen_per_hour", unit: "fen", value: 3000, origin: "default", least: 0, most: 1000000000 },
    { name: "refund_hours", unit: "hours", value: 48, origin: "shop", least: 1, most: 168 },
  ],
  agent_fen: 5000,
  four_eyes_fen: null,
  most_cases: 5000,
};
const NOW = Date.parse("2026-05-31T17:00:00Z");

it("T7 what is not changed is not sent", () => {
  expect(askedOf(PAGE, triedOf(PAGE, NOW))).toEqual({ since: "2026-05-02", until: "2026-06-01", limit: 5000, rules: {}, figures: {}, limits: {} });
  expect(dayBefore(NOW, 0)).toBe("2026-06-01");
});

it("T7 a changed figure and a limit that is taken away are sent", () => {
  const tried = triedOf(PAGE, NOW);
  const asked = askedOf(PAGE, { ...tried, figures: { ...tried.figures, wage_fen_per_hour: "45" }, agent: "", fourEyes: "20" });
  expect(asked?.figures).toEqual({ wage_fen_per_hour: 4500 });
  expect(asked?.limits).toEqual({ agent_fen: null, four_eyes_fen: 2000 });
});

it("T7 nothing is sent while a figure, a limit or the period is wrong", () => {
  const tried = triedOf(PAGE, NOW);
  expect(askedOf(PAGE, { ...tried, figures: { ...tried.figures, refund_hours: "200" } })).toBeNull();
  expect(askedOf(PAGE, { ...tried, agent: "很多" })).toBeNull();
  expect(askedOf(PAGE, { ...tried, since: "2026-06-02" })).toBeNull();
});
