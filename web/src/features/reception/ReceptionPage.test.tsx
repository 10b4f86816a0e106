import { configure, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { TalkMessage, TalkRow } from "@/api/types";
import { XIAOLIN } from "@/testing/cast";
import { giveLayout } from "@/testing/layout";
import { renderPage } from "@/testing/render";
import { serve, type Asked } from "@/testing/server";
import { talkMessage, talkRow } from "@/testing/talks";
import { ReceptionPage } from "./ReceptionPage";

giveLayout();
// A whole page with everything in it, on whatever machine.
vi.setConfig({ testTimeout: 90_000 });
configure({ asyncUtilTimeout: 15_000 });

/** More lines than this are drawn nowhere: ten in sight, as many again before and behind. */
const MOST_LINES = 60;
const FIRST = talkRow({ id: 1, buyer: "山***风", staff: XIAOLIN, unread: 0 });
const SECOND = talkRow({ id: 2, buyer: "爱***子", staff: XIAOLIN, unread: 0, waiting_since: "2026-09-01T09:59:30Z", due_at: "2026-09-01T10:02:30Z" });
const FOUND = { rule: "platform.third_party", kind: "platform", span: [1, 4], surface: "加微信", seen_as: "加微信", severity: "block", penalty: null, advice: "", advice_en: "", title: "站外联系方式", title_en: "Outside contact", source: null, confidence: "official" };
const PHRASE = { key: "p7", id: 7, layer: "shop", group: "发货", group_id: null, title: "几时发货", code: "fh", text: "今天下午发出", filled: "今天下午发出", missing: [], asks: [], goods_id: "", category: "", version: 0, changed_at: null, sent: 0, edited: 0, good: 0, bad: 0 };

type Stage = { phrase?: object; drafting?: boolean; talks?: TalkRow[]; messages?: TalkMessage[]; screened?: (text: string) => object };

/** 小林 at the desk, with talk 1 open. */
function open({ phrase = PHRASE, drafting = false, talks = [FIRST, SECOND], messages = [talkMessage(1)], screened = () => ({}) }: Stage = {}) {
  const pages: Parameters<typeof serve>[0] = {};
  for (const row of talks) {
    pages[`GET /api/talks/${row.id}`] = () => ({ body: row });
    pages[`GET /api/talks/${row.id}/messages`] = () => ({ body: { messages: row.id === 1 ? messages : [], before: null, pending: [] } });
    pages[`GET /api/talks/${row.id}/among-us`] = () => ({ body: { whispers: [], transfers: [] } });
    pages[`POST /api/talks/${row.id}/messages`] = () => ({ status: 201, body: {} });
  }
  const log = serve({
    ...pages,
    "GET /api/talks": () => ({ body: { items: talks, next_cursor: null } }),
    "GET /api/talks/counts": () => ({ body: [{ tab: "waiting", count: talks.length, capped: false }] }),
    "GET /api/shops/1/phrases": () => ({ body: { items: [phrase], groups: [], total: 1, most: 2000, writes: [], places: [] } }),
    "POST /api/phrases/suggest": () => ({ body: [] }),
    "GET /api/shops/1/drafting": () => ({ body: { on: drafting } }),
    "POST /api/drafts": () => ({ body: { id: 5, state: "waiting" } }),
    "GET /api/drafts/5": () => ({ body: { id: 5, state: "done", text: "亲，今天帮您催", error: "" } }),
    "POST /api/screen": ({ body }) => ({ body: { verdict: "pass", findings: [], rewrite: null, ...screened((body as { text: string }).text) } }),
  });
  renderPage(<ReceptionPage />, { path: "/reception/:talkId?", at: "/reception/1" });
  return log;
}

// By its text, not by its role: to compute every role of a whole page takes a second.
const answer = () => screen.findByPlaceholderText<HTMLTextAreaElement>("回复买家…");
const sent = (log: Asked[]) => log.filter(({ method, path }) => method === "POST" && path.endsWith("/messages")).map(({ path, body }) => [path, (body as { text: string }).text]);

test("Enter sends once, and Ctrl+Enter breaks the line where the caret stands", async () => {
  const user = userEvent.setup({ delay: null });
  const log = open();
  const field = await answer();
  expect(document.activeElement).toBe(field);
  await user.paste("亲");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await user.paste("今天下午发出");
  expect(sent(log)).toEqual([]);
  await user.keyboard("{Enter}{Enter}");
  await waitFor(() => expect(sent(log)).toEqual([["/api/talks/1/messages", "亲\n今天下午发出"]]));
  expect(field.value).toBe("");
});

test("/ opens the phrases, Enter puts one into the input and sends nothing", async () => {
  const user = userEvent.setup({ delay: null });
  const log = open();
  const field = await answer();
  await user.keyboard("/");
  const picker = screen.getByLabelText("选话术", { selector: "[role=dialog]" });
  await within(picker).findByText("几时发货");
  await user.keyboard("{Enter}");
  expect([field.value, document.activeElement === field, sent(log).length]).toEqual(["今天下午发出", true, 0]);
  await user.keyboard("/");
  expect(field.value).toBe("今天下午发出/");
});

test("a place that a phrase leaves open is marked to type into, and Enter holds it back once", async () => {
  const user = userEvent.setup({ delay: null });
  const log = open({ phrase: { ...PHRASE, filled: "单号【运单号】已发出" } });
  const field = await answer();
  await user.keyboard("/");
  const picker = screen.getByLabelText("选话术", { selector: "[role=dialog]" });
  await within(picker).findByText("几时发货");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe("【运单号】"));
  field.setSelectionRange(0, 0);
  await user.keyboard("{Enter}");
  expect(await screen.findByText(/【运单号】 还没填/)).toBeTruthy();
  expect(sent(log)).toEqual([]);
  await user.keyboard("SF1");
  expect([field.value, screen.queryByText(/还没填/)]).toEqual(["单号SF1已发出", null]);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(sent(log)).toEqual([["/api/talks/1/messages", "单号SF1已发出"]]));
});

test("what the channel could not deliver goes back into the input and is sent anew", async () => {
  const user = userEvent.setup({ delay: null });
  const failed = talkMessage(1, { sender: "agent", text: "今天下午发出", state: "failed", outgoing_id: 8, error: { message: "渠道没有发出" } });
  const log = open({ messages: [failed] });
  const field = await answer();
  await screen.findByText(/渠道没有发出/);
  await user.click(screen.getByText("放回输入框"));
  expect(field.value).toBe("今天下午发出");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(sent(log)).toEqual([["/api/talks/1/messages", "今天下午发出"]]));
});

test("Enter once more sends a text with brackets of its own", async () => {
  const user = userEvent.setup({ delay: null });
  const log = open();
  await answer();
  await user.paste("请看【活动说明】");
  await user.keyboard("{Enter}");
  await screen.findByText(/【活动说明】 还没填/);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(sent(log)).toEqual([["/api/talks/1/messages", "请看【活动说明】"]]));
});

test("Alt+↓ and Alt+↑ walk the conversations from the input, and each keeps what was begun in it", async () => {
  const user = userEvent.setup({ delay: null });
  open();
  await answer();
  await user.paste("马上查");
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await screen.findByLabelText("与 爱***子 的会话");
  expect((await answer()).value).toBe("");
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await screen.findByLabelText("与 山***风 的会话");
  expect((await answer()).value).toBe("马上查");
});

test("a draft that was asked for is there when one comes back to the talk", async () => {
  const user = userEvent.setup({ delay: null });
  open({ drafting: true });
  await answer();
  await user.click(await screen.findByRole("button", { name: "AI 草稿" }));
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await screen.findByLabelText("与 爱***子 的会话");
  expect(screen.queryByText("亲，今天帮您催")).toBeNull();
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(await screen.findByText("亲，今天帮您催")).toBeTruthy();
});

test("M1 a block holds Enter back and says why; Tab takes the rewrite, which Enter sends", async () => {
  const user = userEvent.setup({ delay: null });
  const log = open({ screened: (text) => (text.includes("加微信") ? { verdict: "block", findings: [FOUND], rewrite: "亲，在这里说吧" } : {}) });
  const field = await answer();
  await screen.findByText("第1句");
  await user.paste("亲加微信");
  await screen.findByText("看原因");
  await user.keyboard("{Enter}");
  await screen.findByText("返回修改");
  expect(sent(log)).toEqual([]);
  await user.keyboard("{Tab}");
  expect(field.value).toBe("亲，在这里说吧");
  await screen.findByText("发送");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(sent(log)).toEqual([["/api/talks/1/messages", "亲，在这里说吧"]]));
});

test("of 500 conversations and 5,000 messages only what is in sight is in the document, from the newest on", async () => {
  const talks = Array.from({ length: 500 }, (_, place) => talkRow({ id: place + 1, buyer: `买家${place + 1}`, staff: XIAOLIN, unread: 0 }));
  open({ talks, messages: Array.from({ length: 5_000 }, (_, place) => talkMessage(place + 1)) });
  await answer();
  const log = await screen.findByLabelText("聊天记录");
  await within(log).findByText("第5000句");
  const messages = within(log).getAllByRole("article").length;
  const list = screen.getByLabelText("会话", { selector: "[role=listbox]" });
  const lines = within(list).getAllByRole("option");
  expect([messages > 5 && messages < MOST_LINES, lines.length > 5 && lines.length < MOST_LINES]).toEqual([true, true]);
  expect(within(log).queryByText("第1句")).toBeNull();

  fireEvent.scroll(Object.assign(list, { scrollTop: 58 * 400 }));
  expect(await within(list).findByText("买家405")).toBeTruthy();
  expect(within(list).queryByText("买家1")).toBeNull();
  expect(within(list).getAllByRole("option").length).toBeLessThan(MOST_LINES);
});

test("the keys of reception and the way to the companion stand where nothing is open and nobody waits", async () => {
  serve({
    "GET /api/talks": () => ({ body: { items: [], next_cursor: null } }),
    "GET /api/talks/counts": () => ({ body: [] }),
  });
  renderPage(<ReceptionPage />, { path: "/reception/:talkId?", at: "/reception?shop=1" });
  expect(await screen.findByText("没有买家在等回复")).toBeTruthy();
  const ways = screen.getAllByRole("link", { name: "打开伴随窗口" });
  expect(ways.map((way) => way.getAttribute("href"))).toEqual(["/companion?shop=1", "/companion?shop=1"]);
  expect(screen.getByText("采用合规改写")).toBeTruthy();
});
