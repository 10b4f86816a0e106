/** The merchant's words that screens list, in the order in which a list shows them. */

import type { Channel, Demand, Stage, State } from "@/api/types";

export const STAGES = ["to_decide", "to_do", "waiting_platform", "waiting_buyer", "waiting_goods", "intervention", "settled", "closed"] as const satisfies readonly Stage[];

export const DEMANDS = ["refund_only", "return_refund", "exchange", "reship", "repair", "compensation", "unknown"] as const satisfies readonly Demand[];

export const STATES = [
  "awaiting_merchant",
  "awaiting_buyer_answer",
  "awaiting_buyer_return",
  "awaiting_merchant_receipt",
  "awaiting_merchant_shipment",
  "awaiting_buyer_confirm",
  "awaiting_buyer_refusal",
  "awaiting_recall",
  "refunding",
  "platform_handling",
  "succeeded",
  "closed",
  "none",
] as const satisfies readonly State[];

/** How a buyer can be reached, the usual way first. */
export const CHANNELS = ["chat", "phone", "form", "review", "unknown"] as const satisfies readonly Channel[];
