import { expect, test } from "vitest";
import { cutAtSpans, pointAt, sliceSpan, wellFormed } from "./codePoints";

test("an emoji before a span does not shift it", () => {
  expect(sliceSpan("😀👍加微信吧", [2, 5])).toBe("加微信");
  expect(cutAtSpans("😀👍加微信吧", [[2, 5]])).toEqual([
    { text: "😀👍", covers: [] },
    { text: "加微信", covers: [0] },
    { text: "吧", covers: [] },
  ]);
});

test("a span over joined emoji and rare characters keeps them whole", () => {
  const family = "👨‍👩‍👧"; // five code points, eight units
  expect(cutAtSpans(`${family}𠮷薇❤`, [[5, 8]])).toEqual([
    { text: family, covers: [] },
    { text: "𠮷薇❤", covers: [0] },
  ]);
});

test("overlapping spans are cut where either begins or ends, and nothing of the text is lost", () => {
  const pieces = cutAtSpans("加我微信13800", [[1, 4], [2, 9]]);
  expect(pieces.map((piece) => [piece.text, piece.covers])).toEqual([["加", []], ["我", [0]], ["微信", [0, 1]], ["13800", [1]]]);
});

test("spans beyond the text, empty spans and an empty text do no harm", () => {
  expect(cutAtSpans("好", [[0, 99]])).toEqual([{ text: "好", covers: [0] }]);
  expect(cutAtSpans("好", [[1, 1], [5, 7]])).toEqual([{ text: "好", covers: [] }]);
  expect(cutAtSpans("", [[0, 3]])).toEqual([]);
});

test("the caret behind an emoji stands at one code point", () => {
  expect(pointAt("😀微信", 2)).toBe(1);
  expect(pointAt("😀微信", 4)).toBe(3);
});

test("a lone half of a pair is replaced, a pair is not", () => {
  expect(wellFormed("a\ud83d😀")).toBe("a\ufffd😀");
});
