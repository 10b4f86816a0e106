import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CaseDetail, Ending } from "@/api/types";
import { lycheeCase, XIAOLIN } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import { serve } from "@/testing/server";
import { CasePage } from "../CasePage";

const ENDING: Ending = {
  at: "2026-09-02T10:00:00Z",
  approved_by: { id: 2, name: "阿敏" },
  recommended: "refund_only",
  standing: "offerable",
  cost: null,
  paid: [{ case_id: 7, number: "H000007", way: "small_payment", amount_fen: 800, by: "小林", at: "2026-09-02T09:00:00Z", sure: true, beside: false }],
  outturn: { lines: [{ part: "buyer", expected_fen: 800, actual_fen: 800 }, { part: "remedy", expected_fen: 0, actual_fen: 300 }], expected_fen: 800, actual_fen: 1100 },
  opened_since: null,
};
const FLOW: CaseDetail["flow"] = { outcome: "small_payment", amount_fen: 800, reason: "买家愿意留货", chosen_by: XIAOLIN, chosen_at: "2026-09-01T10:00:00Z", steps: [], missing: [], over: false };

function over(part: Partial<Ending> = {}): CaseDetail {
  const may = { ...lycheeCase().may, choose: false, contact: false, reopen: true };
  return lycheeCase({ stage: "settled", flow: FLOW, ending: { ...ENDING, ...part }, may });
}

async function openCase(detail: CaseDetail): Promise<HTMLElement> {
  serve({ "GET /api/cases/7": () => ({ body: detail }), "GET /api/cases/counts": () => ({ body: {} }) });
  renderPage(<CasePage />, { path: "/cases/:caseId", at: "/cases/7" });
  return await screen.findByRole("region", { name: "处理结果" });
}

test("T7 a case that is over tells who decided, what was paid and what it came to; nothing is to be chosen", async () => {
  const ending = await openCase(over());
  expect(within(ending).getByText("阿敏 审批")).toBeTruthy();
  expect(within(ending).getByText("买家愿意留货")).toBeTruthy();
  expect(within(ending).getByRole("row", { name: /补偿.*¥0\.00.*¥3\.00/ })).toBeTruthy();
  expect(within(ending).getByRole("row", { name: /合计.*¥8\.00.*¥11\.00.*多 ¥3\.00/ })).toBeTruthy();
  expect(screen.queryByText("可选的处理")).toBeNull();
  expect(screen.queryByRole("button", { name: "选这个" })).toBeNull();
});

test("P4j what the platform asks for can still be put together when the case is over, and no file is added to it", async () => {
  await openCase(over());
  const evidence = screen.getByRole("region", { name: "凭证" });
  expect(within(evidence).getByRole("button", { name: /举证材料/ })).toBeTruthy();
  expect(within(evidence).queryByRole("button", { name: /添加凭证/ })).toBeNull();
});

test("P2 it goes on as a new case of the same order", async () => {
  const user = userEvent.setup({ delay: null });
  const ending = await openCase(over());
  await user.click(within(ending).getByRole("button", { name: "为这个订单新开售后" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByDisplayValue(lycheeCase().order_no)).toBeTruthy();
});

test("P2 where it has gone on already the new case is a click away", async () => {
  const ending = await openCase(over({ opened_since: { id: 9, number: "H000009" } }));
  expect(within(ending).getByRole("link", { name: "这个订单有新的售后 H000009" }).getAttribute("href")).toBe("/cases/9");
});
