import { expect, test } from "vitest";
import { formatLeft, shareLeft, splitLeft, urgencyOf } from "./timeLeft";

const NOW = Date.parse("2026-09-01T10:00:00Z");
const left = (seconds: number, chinese = true) => formatLeft(splitLeft(NOW + seconds * 1000, NOW), chinese);

test("time left is days and hours, then hours and minutes, then a running clock", () => {
  expect(left(3 * 86400 + 4 * 3600 + 59)).toBe("3天04时");
  expect(left(5 * 3600 + 42 * 60 + 7)).toBe("5时42分");
  expect(left(42 * 60 + 10)).toBe("42:10");
  expect(left(5)).toBe("00:05");
});

test("English has its own letters and the same figures", () => {
  expect(left(3 * 86400 + 4 * 3600, false)).toBe("3d 04h");
  expect(left(5 * 3600 + 42 * 60, false)).toBe("5h 42m");
});

test("the last second before the moment is not late, the moment itself is", () => {
  expect(splitLeft(NOW + 1000, NOW)).toMatchObject({ late: false, seconds: 1 });
  expect(splitLeft(NOW, NOW).late).toBe(true);
  expect(splitLeft(NOW - 90_000, NOW)).toMatchObject({ late: true, minutes: 1, seconds: 30 });
});

test("the text keeps its width while it runs within one of its three forms", () => {
  const widths = new Set([3599, 1800, 61, 60, 59, 9, 0].map((seconds) => left(seconds).length));
  expect(widths).toEqual(new Set([5]));
});

test("colour deepens at each alarm and is red only when late", () => {
  const clock = { at: "2026-09-01T12:00:00Z", alarms: ["2026-09-01T00:00:00Z", "2026-09-01T11:00:00Z"] };
  const at = (iso: string) => urgencyOf(clock, Date.parse(iso));
  expect(at("2026-08-31T23:59:59Z")).toBe("calm");
  expect(at("2026-09-01T00:00:00Z")).toBe("soon");
  expect(at("2026-09-01T11:00:00Z")).toBe("pressing");
  expect(at("2026-09-01T12:00:00Z")).toBe("late");
});

test("a clock without alarms stays calm to the end", () => {
  expect(urgencyOf({ at: "2026-09-01T12:00:00Z", alarms: [] }, Date.parse("2026-09-01T11:59:59Z"))).toBe("calm");
});

test("the bar is full at the start, half way half, and empty when late", () => {
  const bar = (now: string) => shareLeft("2026-09-01T12:00:00Z", "2026-09-01T10:00:00Z", Date.parse(now));
  expect(bar("2026-09-01T10:00:00Z")).toBe(1);
  expect(bar("2026-09-01T11:00:00Z")).toBe(0.5);
  expect(bar("2026-09-01T13:00:00Z")).toBe(0);
});
