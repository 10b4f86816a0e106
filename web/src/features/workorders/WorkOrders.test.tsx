import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { DeskContext, type Desk } from "@/features/cases/page/desk";
import { lycheeCase, XIAOLIN } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import { serve, type Asked } from "@/testing/server";
import type { CaseWorkOrders, WorkOrder } from "./shapes";
import { WorkOrderListPage } from "./WorkOrderListPage";
import { WorkOrdersPanel } from "./WorkOrdersPanel";

const PATH = "/api/cases/7/work-orders";
const ASKED: WorkOrder = {
  id: 3,
  number: "W000003",
  shop_id: 1,
  case_id: 7,
  case_number: "H000007",
  order_no: "260901-337872186892754",
  kind: "tracking_check",
  title: "查件",
  title_en: "parcel enquiry",
  addressee: "courier",
  question: "请查 YT1234567890123 到哪了",
  with_address: false, pictures: [],
  state: "open",
  asked_at: "2026-09-01T10:00:00Z",
  asked_by: XIAOLIN,
  due_at: "2099-09-02T10:00:00Z",
  alarms: ["2099-09-02T04:00:00Z"],
  answered_at: null,
  ended_at: null,
  adopted: false,
  reminders: 0,
  reminded_at: null,
  overdue: false,
  choices: [{ value: "delivered", label: "已送达，有凭证", label_en: "delivered, with proof" }],
  turns: [],
  proposal: null,
  link: null,
  version: 1,
  may: { answer: true, remind: true, accept: false, again: false, withdraw: true, link: true },
};
const ANSWERED: WorkOrder = {
  ...ASKED,
  state: "answered",
  answered_at: "2026-09-01T12:00:00Z",
  version: 2,
  turns: [{ id: 5, act: "answer", at: "2026-09-01T12:00:00Z", by: null, signed: "老周", choice: { value: "delivered", label: "已送达，有凭证", label_en: "delivered" }, words: "放在前台", files: [] }],
  proposal: { fact: "evidence.delivery_proven", text: "快递能证明送到买家本人吗？", text_en: "Is delivery proven?", label: "是", label_en: "yes" },
  may: { answer: false, remind: false, accept: true, again: true, withdraw: true, link: true },
};
const FORM: CaseWorkOrders["forms"][number] = { kind: "tracking_check", title: "查件", title_en: "parcel enquiry", to: ["courier", "warehouse"], question: "请查一下 圆通 YT1234567890123", hours: 24, with_address: false };

function openPanel(page: Partial<CaseWorkOrders>, answers: Parameters<typeof serve>[0] = {}): Asked[] {
  const log = serve({ [`GET ${PATH}`]: () => ({ body: { items: [], forms: [FORM], enquiry: false, may_ask: true, ...page } }), ...answers });
  const detail = lycheeCase();
  const desk: Desk = {
    detail,
    act: async (call) => {
      await call(detail.version);
      return true;
    },
    busy: false,
    failure: null,
    forgetFailure: () => undefined,
  };
  renderPage(
    <DeskContext value={desk}>
      <WorkOrdersPanel />
    </DeskContext>,
  );
  return log;
}

const posted = (log: Asked[]) => log.filter((asked) => asked.method === "POST");

test("X3 a question comes filled in, and every word of it can be changed", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openPanel({}, { [`POST ${PATH}`]: () => ({ body: { items: [ASKED], forms: [FORM], enquiry: true, may_ask: true } }) });
  await user.click(await screen.findByRole("button", { name: "新工单" }));
  const dialog = await screen.findByRole("dialog");
  const question = within(dialog).getByLabelText("要问什么");
  expect(question).toHaveProperty("value", "请查一下 圆通 YT1234567890123");
  await user.type(question, "，急");
  await user.click(within(dialog).getByRole("button", { name: "发出" }));
  await expect.poll(() => posted(log)).toHaveLength(1);
  expect(posted(log)[0]?.body).toMatchObject({ version: 3, kind: "tracking_check", addressee: "courier", question: "请查一下 圆通 YT1234567890123，急", with_address: false });
});

test("X3 the message with the link is laid ready once, and the link is on this desk", async () => {
  const user = userEvent.setup({ delay: null });
  openPanel({ items: [ASKED] }, { "POST /api/work-orders/3/link": () => ({ body: { order: ASKED, token: "1.abc.def", message: "【果然鲜】工单 W000003 查件\n{link}" } }) });
  await user.click(await screen.findByRole("button", { name: "发链接" }));
  await user.click(await screen.findByRole("button", { name: "生成链接" }));
  const message = await screen.findByRole("textbox", { name: "消息" });
  expect(message).toHaveProperty("value", `【果然鲜】工单 W000003 查件\n${window.location.origin}/w/1.abc.def`);
});

test("T5 adopting records what the answer says; accepting only closes", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openPanel({ items: [ANSWERED] }, { [`POST ${PATH}/3/accept`]: () => ({ body: lycheeCase() }) });
  const card = await screen.findByRole("article", { name: "W000003" });
  expect(within(card).getByText("放在前台", { exact: false })).toBeTruthy();
  await user.click(within(card).getByRole("button", { name: "采用" }));
  await user.click(within(card).getByRole("button", { name: "确认" }));
  await expect.poll(() => posted(log).map((asked) => asked.body)).toEqual([
    { version: 3, order_version: 2, adopt: true },
    { version: 3, order_version: 2, adopt: false },
  ]);
});

test("X3 whoever may only read sees the answers and no button", async () => {
  const nothing = { answer: false, remind: false, accept: false, again: false, withdraw: false, link: false };
  openPanel({ items: [{ ...ANSWERED, may: nothing }], may_ask: false });
  const card = await screen.findByRole("article", { name: "W000003" });
  expect(within(card).queryAllByRole("button")).toEqual([]);
  expect(screen.queryByRole("button", { name: "新工单" })).toBeNull();
});

test("P4i only an enquiry on record lets the desk say that the courier was asked", async () => {
  openPanel({ items: [ASKED], enquiry: true });
  expect(await screen.findByText(/已向快递查件/)).toBeTruthy();
});

test("X3 the list names what is late and counts by addressee; an empty view says what comes here", async () => {
  const user = userEvent.setup({ delay: null });
  const log = serve({
    "GET /api/work-orders": ({ path }) =>
      path.includes("view=ended") ? { body: { items: [], more: false, views: { waiting: 1, answered: 0 }, addressees: {} } } : { body: { items: [{ ...ASKED, overdue: true }], more: false, views: { waiting: 1, answered: 0 }, addressees: { courier: 1 } } },
  });
  renderPage(<WorkOrderListPage />);
  const row = await screen.findByRole("row", { name: /W000003/ });
  expect(within(row).getByText("已过时限")).toBeTruthy();
  expect(screen.getByText("等答复 1")).toBeTruthy();
  await user.click(screen.getByText("已结束"));
  expect(await screen.findByText("还没有结束的工单")).toBeTruthy();
  expect(log.at(-1)?.path).toContain("view=ended");
});

test("X3 a link that has expired is said to be dead, not to have been opened", async () => {
  openPanel({ items: [{ ...ASKED, link: { expires_at: "2026-08-31T10:00:00Z", opened_at: "2026-08-30T10:00:00Z", expired: true } }] });
  expect(await screen.findByText(/上一个链接已过期/)).toBeDefined();
  expect(screen.queryByText(/已打开过/)).toBeNull();
});
