import { expect, it } from "vitest";
import type { MoneySettings } from "@/api/types";
import { draftOf, readDraft } from "./draft";

const SETTINGS: MoneySettings = {
  month: "2026-05",
  entries: [{ kind: "coupon", name: "优惠券", name_en: "coupon", on: true, face_fen: 500, cost_fen: 300, words: "一点心意", budget_fen: null, used_fen: 300 }],
  budget_fen: 50000,
  used_fen: 300,
  four_eyes_fen: null,
};

it("T6b what was read is sent back the same", () => {
  expect(readDraft(draftOf(SETTINGS))).toEqual({
    entries: [{ kind: "coupon", on: true, words: "一点心意", face_fen: 500, cost_fen: 300, budget_fen: null }],
    budget_fen: 50000,
    four_eyes_fen: null,
  });
});

it("T6b a sum that is none is not sent, nor a kind without words", () => {
  const draft = draftOf(SETTINGS);
  expect(readDraft({ ...draft, budget: "很多" })).toBeNull();
  expect(readDraft({ ...draft, entries: draft.entries.map((each) => ({ ...each, face: "五块" })) })).toBeNull();
  expect(readDraft({ ...draft, entries: draft.entries.map((each) => ({ ...each, words: " " })) })).toBeNull();
});
