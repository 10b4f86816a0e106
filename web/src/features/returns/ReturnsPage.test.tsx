import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { XIAOLIN, lycheeCase } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import { serve, type Asked } from "@/testing/server";
import { ReturnsPage } from "./ReturnsPage";
import type { Arrival, Found, Hit, ReturnsList } from "./shapes";

const SHOP = { id: 1, name: "果然鲜", platform: "pinduoduo" } as const;
const LIST: ReturnsList = { items: [], more: false, today: { passed: 2, failed: 1 }, pooled: 3, to_check: 0 };
const HIT: Hit = { why: "return", way: "return", carrier: "圆通快递", arrived: false, may: true, lines: [{ goods: "桂味荔枝", sku: "3 斤装", quantity: 2 }], case: lycheeCase() };
const NOTHING: Found = { number: "YT77", hits: [], orders: [], arrivals: [] };
const ARRIVAL: Arrival = {
  id: 5, version: 1, shop: SHOP, tracking_no: "YT77", carrier: "圆通快递", order_no: "260525-1", way: "return", state: "passed", came: "complete", pieces: null, gift: null,
  case: { id: 7, number: "H000007", version: 4, goods: "桂味荔枝", stage: "to_do", next: { key: "agree_refund", verb: "确认收货并退款", verb_en: "refund" } },
  at: "2026-09-01T10:00:00Z", by: XIAOLIN, note: "", inside: "", sender: "", opened_at: null, opened_by: null, ended_at: null, ended_by: null, end_reason: "", photos: [],
  kept_until: "2026-10-01T10:00:00Z", may: { open: false, undo: true, give_up: false },
};

function openDesk(found: Found, answers: Parameters<typeof serve>[0] = {}): Asked[] {
  const log = serve({ "GET /api/returns": () => ({ body: LIST }), "GET /api/returns/find": () => ({ body: found }), ...answers });
  renderPage(<ReturnsPage />, { path: "/returns" });
  return log;
}

async function scan(number: string) {
  const user = userEvent.setup({ delay: 60 });
  await user.type(await screen.findByLabelText("包裹上的单号"), `${number}{Enter}`);
  return user;
}

test("W4 a number is asked for as it was scanned, and the goods of the case stand large", async () => {
  const log = openDesk({ ...NOTHING, hits: [HIT] });
  await scan("no:yt77");
  expect(await screen.findByText("× 2")).toBeTruthy();
  expect(log.filter((each) => each.path.startsWith("/api/returns/find")).map((each) => each.path)).toEqual(["/api/returns/find?number=no%3Ayt77"]);
  expect(screen.getAllByRole("radio", { name: /./ }).filter((each) => each.getAttribute("aria-checked") === "true")).toHaveLength(0);
});

test("W4 a number key chooses what came; nothing is recorded before a choice, and a part needs its pieces", async () => {
  openDesk({ ...NOTHING, hits: [HIT] });
  const user = await scan("YT77");
  const take = await screen.findByRole("button", { name: "登记（回车）" });
  expect(take).toHaveProperty("disabled", true);
  await user.keyboard("2");
  expect(screen.getByRole("radio", { name: /少件/ }).getAttribute("aria-checked")).toBe("true");
  expect(take).toHaveProperty("disabled", true);
  await user.type(screen.getByRole("spinbutton", { name: "收到几件" }), "1");
  expect(take).toHaveProperty("disabled", false);
});

test("W4 several cases of one parcel are listed and one is chosen", async () => {
  const other: Hit = { ...HIT, case: lycheeCase({ id: 8, number: "H000008" }) };
  openDesk({ ...NOTHING, hits: [HIT, other] });
  const user = await scan("YT77");
  await screen.findByText("这个单号对应 2 个售后，请选一个");
  await user.click(within(screen.getAllByRole("article")[1] as HTMLElement).getByRole("button", { name: "开箱验收这个" }));
  expect(screen.getByRole("link", { name: "H000008" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "H000007" })).toBeNull();
});

test("W4 a parcel that was scanned before is told with its result, and is not opened again", async () => {
  openDesk({ ...NOTHING, hits: [{ ...HIT, arrived: true }], arrivals: [ARRIVAL] });
  await scan("YT77");
  await screen.findByText("这个包裹已经登记过了");
  expect(screen.getByText("下一步：确认收货并退款")).toBeTruthy();
  expect(screen.queryByRole("radio", { name: /完好齐全/ })).toBeNull();
});

test("W4 an unknown number is offered for the pool, and a failing server says so", async () => {
  openDesk(NOTHING);
  await scan("YT77");
  await screen.findByText("没有找到 YT77，先按无头件登记，有了售后会自动对上");
  expect(screen.getByRole("button", { name: "按无头件登记（回车）" })).toHaveProperty("disabled", false);
});

test("W4 the lists say how many wait, teach when they are empty, and say what failed", async () => {
  openDesk(NOTHING);
  await screen.findByText("今天还没有包裹");
  expect(screen.getByText("无头件 3")).toBeTruthy();
  expect(screen.getByText("验收通过 2 · 验收未通过 1")).toBeTruthy();
  serve({ "GET /api/returns": () => "no answer" });
  await userEvent.click(screen.getByText("无头件 3"));
  expect(await screen.findByRole("alert")).toBeTruthy();
});
