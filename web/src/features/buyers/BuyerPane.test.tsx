import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderPage } from "@/testing/render";
import { serve } from "@/testing/server";
import { BuyerPane } from "./BuyerPane";
import type { Buyer } from "./shapes";

const SIGNED: Buyer["orders"][number] = { order_no: "260901-337872186892754", state: "signed", goods: "妃子笑荔枝", paid_fen: 3980, at: "2026-08-20T02:00:00Z", as_of: "2026-09-01T02:00:00Z" };
const GUOGUO: Buyer = {
  shop_id: 1, name: "果***果", known: true, why: "", why_en: "", orders_count: 5, paid_total_fen: 19_900, loyalty: "loyal", first_at: "2025-11-02T02:00:00Z", last_at: "2026-08-20T02:00:00Z",
  cases_count: 1,
  orders: [SIGNED],
  cases: [{ id: 7, number: "H000007", order_no: "260901-337872186892754", demand: "refund_only", stage: "settled", outcome: "refund_only", amount_fen: 3980, opened_at: "2026-08-21T02:00:00Z", done: true }],
  talks: [],
  ratings: [],
  notes: [{ id: 3, kind: "preference", words: "要硬一点的芒果", purpose: "发货前挑选", at: "2026-08-20T02:00:00Z", expires_at: "2026-12-20T02:00:00Z", by: "小林" }],
  personal: [{ field: "phone", shown: "138****8000", hidden: true }],
  may: { write: true, forget: false },
};

function open(change: Partial<Buyer> = {}, answers: Parameters<typeof serve>[0] = {}) {
  const log = serve({ "GET /api/buyers": () => ({ body: { ...GUOGUO, ...change } }), ...answers });
  renderPage(<BuyerPane shopId={1} orderNo="260901-337872186892754" />);
  return log;
}

test("T1 a loyal buyer is seen at once, with orders, value and the last case", async () => {
  open();
  expect(await screen.findByText("老客")).toBeTruthy();
  expect(screen.getByText("5 次")).toBeTruthy();
  expect(screen.getByText("¥199.00")).toBeTruthy();
  expect(screen.getAllByRole("link", { name: "H000007" })).toHaveLength(2);
});

test("T1 where nobody can tell, that is said and no figure is shown", async () => {
  open({ known: false, why: "平台隐藏了买家名字，无法判断是不是老客", orders_count: null, paid_total_fen: null, loyalty: null });
  expect(await screen.findByText(/无法判断/)).toBeTruthy();
  expect(screen.queryByText("累计实付")).toBeNull();
});

test("T1 of a long history the newest stand there, the others one click away, and each talk opens", async () => {
  const orders = Array.from({ length: 20 }, (_, place) => ({ ...SIGNED, order_no: `260901-${place}` }));
  open({ orders, orders_count: 26, talks: [{ conversation: "c1", talk_id: 9, order_no: "", last_at: "2026-08-20T02:00:00Z", made_up: false }] });
  const user = userEvent.setup();
  const part = within(await screen.findByRole("region", { name: "订单" }));
  expect(part.getAllByRole("listitem")).toHaveLength(6);
  await user.click(part.getByRole("button", { name: "还有 20 条" }));
  expect(part.getAllByRole("listitem")).toHaveLength(20);
  expect(part.getByText("只列最近 20 条，共 26 条")).toBeTruthy();
  expect(part.getByRole("link", { name: "260901-19" }).getAttribute("href")).toBe("/orders/1/260901-19");
  expect(screen.getByRole("link", { name: "08-20 10:00" }).getAttribute("href")).toBe("/reception/9");
});

test("T4_8 a note that judges a person is refused with what to write instead, and what was written stays", async () => {
  const log = open({}, { "POST /api/buyers/notes": () => ({ status: 422, body: { code: "note.verdict", message: "“难缠”是对人的评价，不能写。请写事实。", message_en: "x" } }) });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: /记一条/ }));
  await user.type(screen.getByLabelText("内容"), "难缠");
  await user.type(screen.getByLabelText("用途"), "下次注意");
  await user.click(screen.getByRole("button", { name: "保存" }));
  expect(await screen.findByText(/请写事实/)).toBeTruthy();
  expect(screen.getByLabelText("内容")).toHaveProperty("value", "难缠");
  expect(log.at(-1)?.body).toMatchObject({ kind: "preference", words: "难缠", purpose: "下次注意", order_no: "260901-337872186892754" });
});

test("T4_8 a phone stays masked until somebody says what for", async () => {
  open({}, { "POST /api/buyers/reveal": () => ({ body: { field: "phone", value: "13800008000" } }) });
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: "查看电话" }));
  expect(screen.getByRole("button", { name: "查看" })).toHaveProperty("disabled", true);
  await user.type(screen.getByLabelText("查看的原因（会留记录）"), "核对收货人{Enter}");
  expect(await screen.findByText("13800008000")).toBeTruthy();
});

test("T4_8 only the owner is offered to export and to forget", async () => {
  open();
  await screen.findByText("老客");
  expect(screen.queryByText("个人信息权利")).toBeNull();
});
