import type { CaseDetail, Option } from "@/api/types";

/** What a limit is held against, in fen: the larger of what moves and what the goods of the outcome cost. */
export function costOf(option: Option, amount: number | null): number {
  return Math.max(amount ?? 0, option.cost.goods);
}

/** Why somebody else has to say yes, or null when this person may decide alone. The server checks again. */
export function whyApproval(money: CaseDetail["money"], cost: number): "limit" | "fourEyes" | null {
  if (money.limit_fen !== null && cost > money.limit_fen) return "limit";
  return money.four_eyes_fen !== null && cost > money.four_eyes_fen ? "fourEyes" : null;
}
