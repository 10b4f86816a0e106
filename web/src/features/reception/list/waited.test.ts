import { expect, test } from "vitest";
import { formatWaited, loudnessOf } from "./waited";

test("M7 the wait reads as minutes and seconds, later hours, then days", () => {
  const said = (seconds: number) => formatWaited(0, seconds * 1000, true);
  expect([said(0), said(102), said(725), said(3600), said(7509), said(86_400 * 3 + 5)]).toEqual(["0:00", "1:42", "12:05", "1:00:00", "2:05:09", "3天"]);
  expect(formatWaited(0, 86_400_000, false)).toBe("1d");
  expect(formatWaited(5000, 0, true)).toBe("0:00");
});

test("M7 it deepens towards the standard; on the second it is still in time", () => {
  const at = (seconds: number) => loudnessOf(0, 180_000, seconds * 1000);
  expect([at(60), at(100), at(150), at(170), at(180), at(181)]).toEqual(["calm", "warm", "soon", "pressing", "pressing", "late"]);
});
