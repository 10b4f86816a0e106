import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CaseDetail } from "@/api/types";
import { lycheeCase } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import { serve, type Asked } from "@/testing/server";
import { CasePage } from "../CasePage";

const CASE = "/api/cases/7";
const TICK = "我已看到：连同补偿合计超过买家实付";
const GIVEN: CaseDetail["money"]["spent"][number] = { case_id: 7, number: "H000007", way: "small_payment", amount_fen: 1000, by: "小林", at: "2026-09-01T09:00:00Z", sure: true, beside: true };

function openCase(): Asked[] {
  const detail = lycheeCase({ money: { ...lycheeCase().money, spent: [GIVEN] } });
  const above = { status: 409, body: { code: "money.above_paid", message: "合计比买家实付多 ¥10.00。", message_en: "above", detail: {} } };
  const log = serve({
    [`GET ${CASE}`]: () => ({ body: detail }),
    "GET /api/cases/counts": () => ({ body: {} }),
    [`POST ${CASE}/choose`]: ({ body }) => ((body as { above_paid: boolean }).above_paid ? { body: lycheeCase({ version: 4 }) } : above),
  });
  renderPage(<CasePage />, { path: "/cases/:caseId", at: "/cases/7" });
  return log;
}

test("M9 what was given beside is shown, and a sum above what was paid goes through once it was seen", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openCase();
  await user.click((await screen.findAllByRole("button", { name: "选这个" }))[0] as HTMLElement);
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText(/补偿，不抵应退/)).toBeTruthy();
  expect(within(dialog).queryByLabelText(TICK)).toBeNull();
  const choose = within(dialog).getByRole("button", { name: "确定仅退款" });
  await user.click(choose);
  const tick = await within(dialog).findByLabelText(TICK);
  expect(choose).toHaveProperty("disabled", true);
  await user.click(tick);
  await user.click(choose);
  const tries = () => log.filter((asked) => asked.method === "POST").map((asked) => (asked.body as { above_paid: boolean }).above_paid);
  await expect.poll(tries).toEqual([false, true]);
});
