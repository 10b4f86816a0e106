import { expect, test } from "vitest";
import { dueChoices, readLocal } from "./due";

test("P3 promises are due in China's time, whatever the browser's zone is", () => {
  const morning = Date.parse("2026-09-01T02:30:00Z");
  expect(dueChoices(morning)).toEqual([
    { key: "hour", value: "2026-09-01T12:30" },
    { key: "today", value: "2026-09-01T18:00" },
    { key: "tomorrow", value: "2026-09-02T18:00" },
  ]);
  expect(readLocal("2026-09-01T18:00")).toBe("2026-09-01T10:00:00.000Z");
});

test("P3 after six in the evening 'today' is no choice any more", () => {
  expect(dueChoices(Date.parse("2026-09-01T10:00:00Z")).map((each) => each.key)).toEqual(["hour", "tomorrow"]);
});

test("a half-typed moment is none", () => {
  expect(readLocal("2026-09-01")).toBeNull();
  expect(readLocal("2026-13-01T18:00")).toBeNull();
});
