import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AMIN, lycheeRow, XIAOLIN } from "@/testing/cast";
import { mayBelong, readFilters, writeFilters } from "./filters";
import { disturbs } from "./usePending";

const at = (search: string) => readFilters(new URLSearchParams(search));

beforeEach(() => vi.useFakeTimers({ now: Date.parse("2026-09-02T01:00:00Z") }));
afterEach(() => vi.useRealTimers());

test("a list is found again by its address", () => {
  const search = "view=mine&shop=1&stage=to_do&q=荔枝";
  expect(decodeURIComponent(writeFilters(at(search)).toString())).toBe(search);
  expect(writeFilters(at("")).toString()).toBe("");
  expect(at("view=all").view).toBeNull();
  expect(at("view=nonsense").view).toBe("open");
});

test("'due today' ends at midnight in China, not in the browser's zone", () => {
  const due = (moment: string) => ({ name: "x", at: moment, origin: "platform", on_whom: "merchant", alarms: [] });
  expect(mayBelong(lycheeRow({ due: due("2026-09-02T15:59:59Z") }), at("view=due_today"), 1)).toBe(true);
  expect(mayBelong(lycheeRow({ due: due("2026-09-02T16:00:01Z") }), at("view=due_today"), 1)).toBe(false);
});

test("'mine' is what waits for me, not everything that I own", () => {
  const mine = (change: object) => mayBelong(lycheeRow({ owner: XIAOLIN, ...change }), at("view=mine"), XIAOLIN.id);
  expect(mine({})).toBe(true);
  expect(mine({ stage: "waiting_buyer" })).toBe(false);
  expect(mine({ owner: AMIN })).toBe(false);
});

test("a new case waits behind the pill; a shown one does so only when its place or membership changes", () => {
  const row = lycheeRow();
  expect(disturbs(undefined, row, at(""), 1)).toBe(true);
  expect(disturbs(undefined, row, at("shop=2"), 1)).toBe(false);
  expect(disturbs(row, lycheeRow({ version: 4, owner: AMIN }), at(""), 1)).toBe(false);
  expect(disturbs(row, lycheeRow({ version: 4, stage: "settled" }), at(""), 1)).toBe(true);
  expect(disturbs(row, lycheeRow({ version: 4, due: null }), at(""), 1)).toBe(true);
});
