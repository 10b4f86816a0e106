/** Short names for the shapes of phrases. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type Phrase = Shapes["PhraseShape"];
export type PhrasePage = Shapes["PhrasePage"];
export type PhraseGroup = Shapes["PhraseGroupShape"];
export type PhraseText = Shapes["PhraseText"];
export type PhraseCheck = Shapes["PhraseCheck"];
export type PhrasesTaken = Shapes["PhrasesTaken"];
export type Layer = Phrase["layer"];

/** What was put into the input: the shop's own phrase by its number; any phrase, also a shipped one, by its key. */
export type TakenFrom = { phraseId?: number; key?: string };
export type OnTake = (text: string, from: TakenFrom) => void;

export const LAYERS = ["personal", "team", "shop", "starter"] as const;

export function takenFrom(phrase: Phrase): TakenFrom {
  return phrase.id === null ? { key: phrase.key } : { phraseId: phrase.id, key: phrase.key };
}
