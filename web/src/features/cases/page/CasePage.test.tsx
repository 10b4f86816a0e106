import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CaseDetail } from "@/api/types";
import { AMIN, lycheeCase, optionOf } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import { serve, type Asked } from "@/testing/server";
import { CasePage } from "./CasePage";

const CASE = "/api/cases/7";

function openCase(detail: CaseDetail, answers: Parameters<typeof serve>[0] = {}): Asked[] {
  const log = serve({ [`GET ${CASE}`]: () => ({ body: detail }), "GET /api/cases/counts": () => ({ body: {} }), ...answers });
  renderPage(<CasePage />, { path: "/cases/:caseId", at: "/cases/7" });
  return log;
}

const posted = (log: Asked[]) => log.filter((asked) => asked.method === "POST");

test("T7 the recommended outcome comes first, and what is owed says so", async () => {
  openCase(lycheeCase());
  const cards = await screen.findAllByRole("article");
  expect(cards.map((card) => card.getAttribute("aria-label"))).toEqual(["仅退款", "小额打款"]);
  expect(within(cards[0] as HTMLElement).getByText("应当")).toBeTruthy();
  expect(within(cards[0] as HTMLElement).getByText("推荐")).toBeTruthy();
});

test("choosing sends the amount in fen, the version on screen and a key", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openCase(lycheeCase(), { [`POST ${CASE}/choose`]: () => ({ body: lycheeCase({ version: 4, may: { ...lycheeCase().may, choose: false } }) }) });
  await user.click((await screen.findAllByRole("button", { name: "选这个" }))[1] as HTMLElement);
  const amount = screen.getByLabelText("金额（元）");
  await user.clear(amount);
  await user.type(amount, "6.5");
  await user.click(screen.getByRole("button", { name: "确定小额打款" }));
  await screen.findAllByRole("article");
  expect(posted(log)).toHaveLength(1);
  expect(posted(log)[0]?.body).toMatchObject({ outcome: "small_payment", amount_fen: 650, version: 3, override: false });
  expect(posted(log)[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f]{32}$/);
});

test("a stale edit says who changed what, keeps the typed words, and goes through against the new version", async () => {
  const user = userEvent.setup({ delay: null });
  let now = lycheeCase();
  const log = openCase(now, {
    [`GET ${CASE}`]: () => ({ body: now }),
    [`POST ${CASE}/contact`]: ({ body }) => {
      if ((body as { version: number }).version === now.version) return { body: { ...now, version: now.version + 1 } };
      const changed = [{ kind: "case.taken", at: "2026-09-01T10:00:00Z", by: AMIN.id }];
      return { status: 409, body: { code: "case.stale", message: "刚被更新", message_en: "changed", detail: { version: now.version, changed } } };
    },
  });
  const words = await screen.findByLabelText("说了什么，买家怎么答");
  await user.type(words, "买家愿意要补偿");
  now = lycheeCase({ version: 5, owner: AMIN });
  await user.click(screen.getByRole("button", { name: "记录联系" }));
  expect(await screen.findByText(/阿敏: 领取了售后/)).toBeTruthy();
  expect(words).toHaveProperty("value", "买家愿意要补偿");
  await screen.findByText("阿敏");
  await user.click(screen.getByRole("button", { name: "记录联系" }));
  expect(posted(log).map((asked) => (asked.body as { version: number }).version)).toEqual([3, 5]);
});

test("P2 a refusal without contact is closed and leads to where contact is recorded", async () => {
  const user = userEvent.setup({ delay: null });
  const decision = { ...lycheeCase().decision, options: [optionOf("small_payment", "offerable", 800), optionOf("refuse", "closed", 0)], recommended: null };
  openCase(lycheeCase({ decision }));
  await screen.findAllByRole("article");
  expect(screen.queryByRole("article", { name: "拒绝" })).toBeNull();
  await user.click(screen.getByText("1 个现在不可选，看原因"));
  await user.click(screen.getByRole("button", { name: "先联系买家，记录一次" }));
  await expect.poll(() => document.activeElement).toBe(screen.getByLabelText("说了什么，买家怎么答"));
});

test("P2 where an outcome is owed, nothing offers a way to refuse", async () => {
  const user = userEvent.setup({ delay: null });
  openCase(lycheeCase({ may: { ...lycheeCase().may, override: true } }));
  await user.click(await screen.findByText("1 个现在不可选，看原因"));
  expect(screen.queryByRole("button", { name: /先联系买家/ })).toBeNull();
  expect(screen.queryByRole("button", { name: /主管放行/ })).toBeNull();
});

test("W2 old facts ask for a look before money moves, and the tick travels with the choice", async () => {
  const user = userEvent.setup({ delay: null });
  const old = { status: 409, body: { code: "facts.old", message: "数据已超过 24 小时。", message_en: "old", detail: {} } };
  const log = openCase(lycheeCase(), {
    [`POST ${CASE}/choose`]: ({ body }) => ((body as { looked: boolean }).looked ? { body: lycheeCase({ version: 4 }) } : old),
  });
  await user.click((await screen.findAllByRole("button", { name: "选这个" }))[0] as HTMLElement);
  await user.click(screen.getByRole("button", { name: "确定仅退款" }));
  await user.click(await screen.findByLabelText("我已在商家后台核对过最新状态"));
  await user.click(screen.getByRole("button", { name: "确定仅退款" }));
  await expect.poll(() => posted(log).map((asked) => (asked.body as { looked: boolean }).looked)).toEqual([false, true]);
  const keys = posted(log).map((asked) => asked.headers.get("Idempotency-Key"));
  expect(keys[0]).not.toBe(keys[1]);
});

test("a call that got no answer is repeated under the same key, so that it happens once", async () => {
  const user = userEvent.setup({ delay: null });
  let answered = false;
  const log = openCase(lycheeCase(), { [`POST ${CASE}/choose`]: () => (answered ? { body: lycheeCase({ version: 4 }) } : "no answer") });
  await user.click((await screen.findAllByRole("button", { name: "选这个" }))[0] as HTMLElement);
  await user.click(screen.getByRole("button", { name: "确定仅退款" }));
  await screen.findAllByText(/连不上和气的服务/);
  answered = true;
  await user.click(screen.getByRole("button", { name: "确定仅退款" }));
  await expect.poll(() => posted(log).length).toBe(2);
  const keys = posted(log).map((asked) => asked.headers.get("Idempotency-Key"));
  expect(keys[0]).toBe(keys[1]);
});

test("P4b what a policy chose is told once, above the steps, in the reader's language", async () => {
  const flow: NonNullable<CaseDetail["flow"]> = { outcome: "refund_only", amount_fen: 3990, reason: "未发货的退款立即同意", chosen_by: null, chosen_at: "2026-09-01T10:00:00Z", steps: [], missing: [], over: false };
  openCase(lycheeCase({ flow }));
  const steps = await screen.findByRole("region", { name: "处理清单" });
  expect(within(steps).getByText(/和气 选定于/)).toBeTruthy();
  expect(within(steps).queryByText(/未发货的退款立即同意/)).toBeNull();
});
