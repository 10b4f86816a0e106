import { expect, test } from "vitest";
import { formatFen, readYuan } from "./money";

test("fen become yuan with the sign first and commas", () => {
  expect(formatFen(1250)).toBe("¥12.50");
  expect(formatFen(-305)).toBe("-¥3.05");
  expect(formatFen(123_400_000)).toBe("¥1,234,000.00");
});

test("what people type becomes fen without passing through a float", () => {
  expect(readYuan("8")).toBe(800);
  expect(readYuan("0.1")).toBe(10);
  expect(readYuan("¥1,019.99")).toBe(101_999);
  expect(readYuan("１２．５元")).toBe(1250);
});

test("what is no amount is refused, not guessed", () => {
  for (const text of ["", "十块", "1.234", "-5", "1e3", "5 or 6"]) expect(readYuan(text), text).toBeNull();
});
