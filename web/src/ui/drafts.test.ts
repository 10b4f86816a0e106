import { expect, test } from "vitest";
import { keepDraft, pruneDrafts, readDraft } from "./drafts";

const DAY = 86_400_000;

test("a draft is found again within a week, and its own only", () => {
  keepDraft("talk.5", "亲，马上", 0);
  expect(readDraft("talk.5", 7 * DAY - 1)).toBe("亲，马上");
  expect(readDraft("talk.5", 7 * DAY)).toBe("");
  expect(readDraft("talk.6", 1)).toBe("");
});

test("old ones are thrown away, an emptied one is forgotten, and what is not ours stays", () => {
  localStorage.setItem("heqi.language", "en");
  keepDraft("old", "a", 0);
  keepDraft("new", "b", 6 * DAY);
  pruneDrafts(8 * DAY);
  expect([readDraft("old", 8 * DAY), readDraft("new", 8 * DAY)]).toEqual(["", "b"]);
  keepDraft("new", "");
  expect(localStorage.length).toBe(1);
  expect(localStorage.getItem("heqi.language")).toBe("en");
});

test("what somebody else put there is no draft", () => {
  localStorage.setItem("heqi.draft.x", "{broken");
  expect(readDraft("x")).toBe("");
});
