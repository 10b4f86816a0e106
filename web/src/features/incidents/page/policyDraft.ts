/** A policy as it is being written: amounts as typed text, until they are read. */

import { readYuan } from "@/ui/money";
import { MOVES_MONEY, PHASES, POSSIBLE, type Offers, type Outcome, type Phase, type Policy } from "../shapes";

/** How much: all that was paid, a sum, or a share of what was paid. */
export type Measure = "all" | "sum" | "share";
export type OfferDraft = { on: boolean; outcome: Outcome; measure: Measure; sum: string; share: string; words: string };
export type Draft = Record<Phase, OfferDraft>;

export function draftOf(policy: Policy | null): Draft {
  const drafts = PHASES.map((phase): [Phase, OfferDraft] => {
    const offer = policy?.offers[phase];
    const outcome = offer?.outcome ?? POSSIBLE[phase][0] ?? "refund_only";
    const measure = offer?.amount_fen != null ? "sum" : offer?.percent != null ? "share" : outcome === "small_payment" ? "sum" : "all";
    const sum = offer?.amount_fen != null ? String(offer.amount_fen / 100) : "";
    return [phase, { on: policy ? offer !== undefined : true, outcome, measure, sum, share: offer?.percent != null ? String(offer.percent) : "", words: offer?.words ?? "" }];
  });
  return Object.fromEntries(drafts) as Draft;
}

/** What the server is asked with; null while a sum or a share is missing, or nothing is offered at all. */
export function readDraft(draft: Draft): Offers | null {
  const offers: Offers = {};
  for (const phase of PHASES) {
    const { on, outcome, measure, sum, share, words } = draft[phase];
    if (!on) continue;
    const moves = MOVES_MONEY.includes(outcome);
    const amount_fen = moves && measure === "sum" ? readYuan(sum) : null;
    const percent = moves && measure === "share" ? readShare(share) : null;
    if (moves && measure === "sum" && !amount_fen) return null;
    if (moves && measure === "share" && percent === null) return null;
    offers[phase] = { outcome, amount_fen, percent, words: words.trim() };
  }
  return Object.keys(offers).length > 0 ? offers : null;
}

/** 1 to 100; null otherwise. */
function readShare(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/[%\s]/g, "");
  const share = Number(plain);
  return /^\d{1,3}$/.test(plain) && share >= 1 && share <= 100 ? share : null;
}
