/** What is typed into the form of an act, and the wish that it amounts to. */

import { fenOf, yuanText } from "@/ui/YuanField";
import type { ActsPage, Kind, NewAct } from "./useActs";

export type ActDraft = { amount: string; goods: string; postage: string; demand: NonNullable<NewAct["demand"]>; purpose: NonNullable<NewAct["purpose"]>; words: string; address: string };

export const DEMANDS = ["refund_only", "return_refund", "exchange", "reship"] as const;
export const PURPOSES = ["courier", "goods", "invoice_postage", "other"] as const;

type Sums = Pick<ActsPage, "shop_id" | "order_no" | "paid_fen">;

/** A request starts with all that was paid; a price with nothing, so that what is left empty stays as it is. */
export function startOf(kind: Kind, page: Sums): ActDraft {
  return { amount: kind === "apply_for_buyer" ? yuanText(page.paid_fen) : "", goods: "", postage: "", demand: "refund_only", purpose: "courier", words: "", address: "" };
}

/** Null while a sum is no sum. */
export function wishOf(kind: Kind, draft: ActDraft, page: Sums, talkId: number | undefined): NewAct | null {
  const asksMoney = kind === "small_charge" || (kind === "apply_for_buyer" && (draft.demand === "refund_only" || draft.demand === "return_refund"));
  const amount = asksMoney ? fenOf(draft.amount) : null;
  const goods = kind === "change_price" ? fenOf(draft.goods) : null;
  const postage = kind === "change_price" ? fenOf(draft.postage) : null;
  if (amount === undefined || goods === undefined || postage === undefined) return null;
  return {
    shop_id: page.shop_id,
    order_no: page.order_no,
    kind,
    amount_fen: amount,
    goods_fen: goods,
    postage_fen: postage,
    demand: kind === "apply_for_buyer" ? draft.demand : null,
    purpose: kind === "small_charge" ? draft.purpose : null,
    words: kind === "change_price" || kind === "group_card" ? "" : draft.words.trim(),
    address: kind === "change_address" ? draft.address.trim() : "",
    talk_id: talkId ?? null,
  };
}

/** Whether everything stands there that this kind needs, so that its rules can be asked. */
export function isReady(wish: NewAct | null): wish is NewAct {
  if (wish === null) return false;
  const money = wish.demand === "refund_only" || wish.demand === "return_refund";
  if (wish.kind === "apply_for_buyer") return wish.words !== "" && (!money || Boolean(wish.amount_fen));
  if (wish.kind === "small_charge") return Boolean(wish.amount_fen) && (wish.purpose !== "other" || wish.words !== "");
  if (wish.kind === "change_price") return wish.goods_fen !== null || wish.postage_fen !== null;
  if (wish.kind === "change_address") return wish.address.length >= 8;
  return true;
}
