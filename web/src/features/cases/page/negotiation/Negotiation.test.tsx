import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CaseDetail, Offer } from "@/api/types";
import { lycheeCase, XIAOLIN } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import { serve, type Asked } from "@/testing/server";
import { CasePage } from "../CasePage";

const CASE = "/api/cases/7";
const OFFER: Offer = { id: 4, at: "2026-09-01T10:00:00Z", by: XIAOLIN, side: "shop", outcome: "small_payment", amount_fen: 1000, words: "补您十元", state: "open" };

function talking(part: Partial<CaseDetail["negotiation"]>): CaseDetail {
  return lycheeCase({ negotiation: { ...lycheeCase().negotiation, draft: "亲，我和您核对一下", ...part } });
}

function openCase(detail: CaseDetail, answers: Parameters<typeof serve>[0] = {}): Asked[] {
  const log = serve({ [`GET ${CASE}`]: () => ({ body: detail }), "GET /api/cases/counts": () => ({ body: {} }), ...answers });
  renderPage(<CasePage />, { path: "/cases/:caseId", at: "/cases/7" });
  return log;
}

const posted = (log: Asked[]) => log.filter((asked) => asked.method === "POST");

test("T5 the draft is changed, said, and then waits for the buyer's yes", async () => {
  const user = userEvent.setup({ delay: null });
  const said = talking({ restated: { at: "2026-09-01T10:00:00Z", words: "坏了三个，对吗？", confirmed_at: null } });
  const log = openCase(talking({}), { [`POST ${CASE}/restate`]: () => ({ body: said }) });
  await user.click(await screen.findByText("协商"));
  const field = screen.getByLabelText("把问题复述给买家");
  expect(field).toHaveProperty("value", "亲，我和您核对一下");
  await user.clear(field);
  await user.type(field, "坏了三个，对吗？");
  await user.click(screen.getByRole("button", { name: "已这样复述" }));
  expect(await screen.findByRole("button", { name: "买家已确认" })).toBeTruthy();
  expect(posted(log)[0]?.body).toEqual({ words: "坏了三个，对吗？", version: 3 });
});

test("P3 a counter-offer goes on record in fen, with the side that made it", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openCase(talking({}), { [`POST ${CASE}/offers`]: () => ({ body: talking({ offers: [OFFER] }) }) });
  await user.click(await screen.findByText("协商"));
  await user.click(screen.getByText("买家提出"));
  await user.type(screen.getByLabelText("方案金额（元）"), "15");
  await user.click(screen.getByRole("button", { name: "记录方案" }));
  await screen.findByText("补您十元");
  expect(posted(log)[0]?.body).toEqual({ side: "buyer", outcome: "refund_only", amount_fen: 1500, words: "", version: 3 });
});

test("P3 what was agreed is the amount that choosing begins with", async () => {
  const user = userEvent.setup({ delay: null });
  openCase(talking({ offers: [{ ...OFFER, state: "accepted" }] }));
  const card = await screen.findByRole("article", { name: "小额打款" });
  await user.click(within(card).getByRole("button", { name: "选这个" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByLabelText("金额（元）")).toHaveProperty("value", "10.00");
});

test("T6b the rank above is called in with the reason", async () => {
  const user = userEvent.setup({ delay: null });
  const ladder = { ...lycheeCase().negotiation.ladder, above: { name: "主管", name_en: "supervisor" } };
  const log = openCase(talking({ ladder }), { [`POST ${CASE}/raise`]: () => ({ body: talking({ ladder: { ...ladder, rung: 1, name: "主管" } }) }) });
  await user.click(await screen.findByRole("button", { name: "请主管处理" }));
  await user.type(within(await screen.findByRole("dialog")).getByRole("textbox"), "买家要求主管来谈");
  await user.click(screen.getByRole("button", { name: "请上级处理" }));
  expect(await screen.findByText("主管处理中")).toBeTruthy();
  expect(posted(log)[0]?.body).toEqual({ reason: "买家要求主管来谈", version: 3 });
});
