import type { MoneySettings, NewMoney } from "@/api/types";
import { readYuan } from "@/ui/money";

type Entry = MoneySettings["entries"][number];

/** One kind as it is being typed: sums in yuan, empty for none. */
export type EntryDraft = Pick<Entry, "kind" | "on" | "words"> & { face: string; cost: string; budget: string };
export type Draft = { entries: EntryDraft[]; budget: string; fourEyes: string };

const yuan = (fen: number | null) => (fen === null ? "" : (fen / 100).toFixed(2));

export function draftOf(settings: MoneySettings): Draft {
  return {
    entries: settings.entries.map((each) => ({ kind: each.kind, on: each.on, words: each.words, face: yuan(each.face_fen), cost: yuan(each.cost_fen), budget: yuan(each.budget_fen) })),
    budget: yuan(settings.budget_fen),
    fourEyes: yuan(settings.four_eyes_fen),
  };
}

/** What is sent, or null while a sum is not one. An empty sum is none at all. */
export function readDraft(draft: Draft): NewMoney | null {
  const entries = draft.entries.map((each) => ({
    kind: each.kind,
    on: each.on,
    words: each.words.trim(),
    face_fen: each.face.trim() === "" ? 0 : readYuan(each.face),
    cost_fen: each.cost.trim() === "" ? 0 : readYuan(each.cost),
    budget_fen: optional(each.budget),
  }));
  const sums = { budget_fen: optional(draft.budget), four_eyes_fen: optional(draft.fourEyes) };
  const bad = [...entries.flatMap((each) => [each.face_fen, each.cost_fen, each.budget_fen]), sums.budget_fen, sums.four_eyes_fen];
  if (bad.includes(WRONG) || entries.some((each) => each.face_fen === null || each.cost_fen === null || each.words === "")) return null;
  return { entries, ...sums } as NewMoney;
}

const WRONG = -1;

function optional(text: string): number | null {
  return text.trim() === "" ? null : (readYuan(text) ?? WRONG);
}
