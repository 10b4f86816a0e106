import { expect, test } from "vitest";
import { countWaiting, holdOrder, isSame } from "./stillOrder";

test("under the mouse nothing moves: not what would sort elsewhere, not what has left, not what would come before", () => {
  expect(holdOrder([1, 2, 3], [3, 9, 2, 1])).toEqual([1, 2, 3]);
  expect(holdOrder([1, 2, 3], [9, 1, 3])).toEqual([1, 2, 3]);
});

test("what sorts behind all that is shown may follow: the next page is read while the mouse scrolls", () => {
  expect(holdOrder([1, 2], [1, 2, 3, 4])).toEqual([1, 2, 3, 4]);
  expect(holdOrder([1, 2], [8, 1, 2, 3])).toEqual([1, 2, 3]);
});

test("what waits to come in is counted", () => {
  expect(countWaiting([1, 2], [8, 1, 9, 2])).toBe(2);
  expect(isSame([1, 2], [1, 2])).toBe(true);
  expect(isSame([1, 2], [2, 1])).toBe(false);
});
