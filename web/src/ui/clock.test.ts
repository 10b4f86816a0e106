import { expect, test } from "vitest";
import { noteServerDate, serverNow } from "./clock";

test("the server's clock wins over a browser whose clock is wrong", () => {
  noteServerDate(new Date(Date.now() + 600_000).toUTCString());
  expect(Math.abs(serverNow() - Date.now() - 600_000)).toBeLessThan(1_500);
});

test("the coarseness of the header does not make clocks jump", () => {
  noteServerDate(new Date(Date.now() + 600_000).toUTCString());
  const before = serverNow() - Date.now();
  noteServerDate(new Date(Date.now() + 601_000).toUTCString());
  expect(serverNow() - Date.now()).toBeCloseTo(before, -2);
});

test("an answer without a readable date changes nothing", () => {
  const before = serverNow() - Date.now();
  noteServerDate("not a date");
  noteServerDate(null);
  expect(serverNow() - Date.now()).toBeCloseTo(before, -2);
});
