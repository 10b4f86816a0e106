import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { MarkedText, type Mark } from "./MarkedText";

function draw(text: string, marks: readonly Mark[]) {
  const { container } = render(<MarkedText text={text} marks={marks} />);
  expect(container.textContent).toBe(text);
  return [...container.querySelectorAll("mark")].map((mark) => [mark.textContent, mark.dataset["look"], mark.dataset["marks"]]);
}

test("spans count code points: emoji and rare characters before them shift nothing", () => {
  expect(draw("🍑🍑𠮷野加微信", [{ span: [4, 7], look: "block" }])).toEqual([["加微信", "block", "0"]]);
});

test("where findings overlap the stronger line is drawn and both are named", () => {
  const marks = [
    { span: [0, 4], look: "caution" },
    { span: [2, 6], look: "block" },
  ] as const;
  expect(draw("加我微信号码", marks)).toEqual([
    ["加我", "caution", "0"],
    ["微信", "block", "0 1"],
    ["号码", "block", "1"],
  ]);
});

test("a span that reaches over lines keeps them, and a text without findings stays bare", () => {
  expect(draw("加我\n微信\n吧", [{ span: [0, 5], look: "note" }])).toEqual([["加我\n微信", "note", "0"]]);
  expect(draw("亲，在的", [])).toEqual([]);
});
