/** The one cast of our stories: the fruit shop 果然鲜, its people, and a case of damaged lychees. */

import type { CaseDetail, CaseRow, Cost, Option, Outcome } from "@/api/types";

export const XIAOLIN = { id: 1, name: "小林" };
export const AMIN = { id: 2, name: "阿敏" };

const NOTHING: Cost = { goods: 0, packaging: 0, logistics: 0, labour: 0, penalty: 0, review_risk: 0, repeat_value: 0, total: 0, terms: [], unconfirmed: [] };

export function lycheeRow(change: Partial<CaseRow> = {}): CaseRow {
  return {
    id: 7,
    number: "H000007",
    shop: { id: 1, name: "果然鲜", platform: "pinduoduo" },
    order_no: "260901-337872186892754",
    after_sale_no: "880200007",
    buyer: "小***鱼",
    goods: "妃子笑荔枝",
    sku: "5斤装",
    quantity: 1,
    demand: "refund_only",
    reason: "商品破损",
    family: "damaged",
    state: "awaiting_merchant",
    stage: "to_decide",
    outcome: null,
    recommended: "refund_only",
    next: { key: "decide", verb: "同意退款", verb_en: "agree to refund" },
    due: { name: "answer_after_sale", at: "2026-09-02T10:00:00Z", origin: "platform", on_whom: "merchant", alarms: ["2026-09-01T22:00:00Z", "2026-09-02T08:00:00Z"] },
    stake_fen: 3980,
    flag: null,
    owner: null,
    needs_human: false,
    rung: 0,
    as_of: "2026-09-01T09:00:00Z",
    opened_at: "2026-09-01T10:00:00Z",
    version: 3,
    ...change,
  };
}

export function costOf(parts: Partial<Cost>): Cost {
  return { ...NOTHING, ...parts };
}

export function optionOf(outcome: Outcome, standing: Option["standing"], total: number): Option {
  return { outcome, standing, reasons: [], steps: [], clocks: [], cost: costOf({ goods: total, total }), meets_demand: false, break_even: null, amount_fen: outcome === "refuse" ? null : total };
}

export function lycheeCase(change: Partial<CaseDetail> = {}): CaseDetail {
  return {
    ...lycheeRow(),
    first_channel: "form",
    order: null,
    after_sale: null,
    decision: {
      options: [optionOf("small_payment", "offerable", 800), optionOf("refund_only", "owed", 3980), optionOf("refuse", "closed", 0)],
      recommended: "refund_only",
      needs_human: null,
      warnings: [],
      clocks: [],
      at: "2026-09-01T10:00:00Z",
      as_of: "2026-09-01T09:00:00Z",
      facts_hash: "f",
      rulebook_hash: "r",
    },
    flow: null,
    ending: null,
    findings: { questions: [], notes: [], answers: [], evidence: [], signs: [] },
    cause: { said: null, asked: false, proposed: null, why: "", why_en: "", links: [] },
    money: { approval: null, limit_fen: null, four_eyes_fen: null, remedies: { offered: [], given: [], cost_fen: 0, total_budget_fen: null, total_used_fen: 0, may_exceed: false }, spent: [], above_paid_fen: 0 },
    negotiation: { checklist: [], draft: "", restated: null, offers: [], promises: [], ladder: { rung: 0, name: "客服", name_en: "agent", above: null, may_lower: false } },
    contacts: [],
    timeline: [],
    rules: [],
    may: { take: true, release: false, assign: false, choose: true, contact: true, override: false, tick: false, withdraw: false, cause: true, reopen: false },
    personal: [],
    staff: [XIAOLIN, AMIN],
    ...change,
  };
}
