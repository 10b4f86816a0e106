import { expect, test } from "vitest";
import type { MessagePage } from "@/api/types";
import { talkMessage } from "@/testing/talks";
import { putOlder, putTail, tailCursor, type Part } from "./parts";

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => talkMessage(from + place));
const part = (from: number, to: number): Part => ({ messages: range(from, to), before: `c${from}`, pending: [] });
const page = (messages: Part["messages"], before: string | null = null): MessagePage => ({ messages, before, pending: [] });
const ids = (held: Part) => held.messages.map((message) => message.id);

test("the last ten are asked for again, and everything from the first that is still on its way", () => {
  expect(tailCursor(range(1, 50))).toBe("c40");
  expect(tailCursor(range(1, 50).map((message) => (message.id === 12 ? { ...message, state: "queued" } : message)))).toBe("c11");
  expect(tailCursor(range(1, 6))).toBe("");
});

test("what comes later stands in its place, each message once", () => {
  const late = talkMessage(44, { id: 99, key: "late", cursor: "c99" });
  const renewed = putTail(part(1, 50), "c40", page([...range(41, 44), late, ...range(45, 52)]));
  expect(ids(renewed)).toEqual([...range(1, 44).map((each) => each.id), 99, ...range(45, 52).map((each) => each.id)]);
});

test("a newest page that does not touch what is here takes its place: a gap would be worse than asking again", () => {
  expect(ids(putTail(part(1, 6), "", page(range(4, 9))))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(putTail(part(1, 6), "", page(range(200, 250), "c200")).before).toBe("c200");
});

test("older messages come before, each once", () => {
  const grown = putOlder(part(51, 60), page(range(41, 51), "c41"));
  expect(ids(grown)).toEqual(range(41, 60).map((each) => each.id));
  expect(grown.before).toBe("c41");
});
