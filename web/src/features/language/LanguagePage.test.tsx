import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Screening, Word, WordPage } from "@/api/types";
import { renderPage } from "@/testing/render";
import { serve, type Asked } from "@/testing/server";
import { LanguagePage } from "./LanguagePage";

function wordOf(change: Partial<Word> = {}): Word {
  return { id: 3, kind: "allow", text: "微信款手机壳", severity: null, advice: "", reason: "商品名", by: "阿敏", at: "2026-09-01T10:00:00Z", ended_at: null, ended_by: "", ...change };
}

function pageOf(change: Partial<WordPage> = {}): WordPage {
  return { items: [], ended: [], most: 500, may_edit: true, ...change };
}

type Found = Screening["findings"][number];

function findingOf(change: Partial<Found>): Found {
  return {
    rule: "contact.wechat", kind: "contact", span: [0, 1], surface: "", seen_as: "", severity: "block", penalty: null, advice: "请在平台内沟通。", advice_en: "Keep to the platform.", title: "引导站外联系", title_en: "Off-platform contact",
    source: { document: "站外引导规则", article: "第三条", url: "", date: null, checked_on: "2026-11-22" }, confidence: "official", releasable: true, ...change,
  };
}

type Told = (text: string) => Partial<Screening>;

function openPage(page: WordPage, told: Told = () => ({}), more: Parameters<typeof serve>[0] = {}): Asked[] {
  const log = serve({
    "GET /api/shops/1/words": () => ({ body: page }),
    "POST /api/screen": ({ body }) => ({ body: { verdict: "pass", findings: [], rewrite: null, releasable: false, ...told((body as { text: string }).text) } }),
    ...more,
  });
  renderPage(<LanguagePage />, { path: "/settings/language" });
  return log;
}

const field = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "要检查的话" });
const marked = () => [...document.querySelectorAll("mark")].map((mark) => [mark.textContent, mark.dataset["look"]]);
const asked = (log: Asked[]) => log.filter(({ path }) => path === "/api/screen").map(({ body }) => body);

test("what is found is underlined in place, behind emoji too, with its reason below", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openPage(pageOf(), () => ({ verdict: "block", findings: [findingOf({ span: [2, 5], surface: "加薇❤", seen_as: "加微信", penalty: "保证金最高十万元" })] }));
  await user.type(await field(), "😀👍加薇❤吧");
  const list = await screen.findByRole("list", { name: "检查结果" });
  expect(marked()).toEqual([["加薇❤", "block"]]);
  expect(screen.getByRole("status").textContent).toBe("不能发出1 处");
  expect(list.textContent).toContain("看作“加微信”");
  expect(list.textContent).toContain("后果：保证金最高十万元");
  expect(list.textContent).toContain("官方 站外引导规则 · 第三条");
  expect((await field()).getAttribute("aria-invalid")).toBe("true");
  expect(asked(log)).toEqual([{ shop_id: 1, text: "😀👍加薇❤吧", direction: "out", context: [] }]);
});

test("of two findings in one place only the one that says more is shown", async () => {
  const user = userEvent.setup({ delay: null });
  openPage(pageOf(), () => ({
    verdict: "block",
    findings: [
      findingOf({ rule: "contact.account", span: [0, 4], surface: "加我微信" }),
      findingOf({ span: [2, 4], surface: "微信" }),
      findingOf({ span: [2, 4], surface: "微信", kind: "shop_word", severity: "caution" }),
    ],
  }));
  await user.type(await field(), "加我微信吧");
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("不能发出2 处"));
  expect(marked()).toEqual([["加我", "block"], ["微信", "block"]]);
});

test("while the next answer is on its way, only lines whose words still stand there stay", async () => {
  const user = userEvent.setup({ delay: null });
  openPage(pageOf(), (text) => (text === "加微信" ? { verdict: "block", findings: [findingOf({ span: [0, 3], surface: "加微信" })] } : {}));
  const input = await field();
  await user.type(input, "加微信");
  await waitFor(() => expect(marked()).toEqual([["加微信", "block"]]));
  await user.type(input, "吧");
  expect(marked()).toEqual([["加微信", "block"]]);
  await user.type(input, "不", { initialSelectionStart: 0, initialSelectionEnd: 0 });
  expect(marked()).toEqual([]);
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("可以发出"));
});

test("Tab takes the compliant words; after Esc it moves on as ever", async () => {
  const user = userEvent.setup({ delay: null });
  openPage(pageOf(), (text) => (text.startsWith("加微信") ? { verdict: "block", rewrite: "在这里聊就好", findings: [findingOf({ span: [0, 3], surface: "加微信" })] } : {}));
  const input = await field();
  await user.type(input, "加微信");
  await screen.findByRole("button", { name: /采用/ });
  await user.tab();
  expect(input.value).toBe("在这里聊就好");
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("可以发出"));
  await user.clear(input);
  await user.type(input, "加微信吧");
  await screen.findByRole("button", { name: /采用/ });
  await user.keyboard("{Escape}");
  await user.tab();
  expect(input.value).toBe("加微信吧");
  expect(document.activeElement).not.toBe(input);
});

test("what a buyer writes is asked about as incoming and never forbidden", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openPage(pageOf(), () => ({ findings: [findingOf({ span: [0, 3], surface: "加微信", severity: "note" })] }));
  await user.click(await screen.findByText("买家发来"));
  await user.type(await field(), "加微信");
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("留意1 处"));
  expect(asked(log)).toEqual([{ shop_id: 1, text: "加微信", direction: "in", context: [] }]);
  expect(marked()).toEqual([["加微信", "note"]]);
});

test("a message that cannot be checked says so, and can be asked about again", async () => {
  const user = userEvent.setup({ delay: null });
  let down = true;
  openPage(pageOf(), undefined, { "POST /api/screen": () => (down ? { status: 500, body: { code: "server.failed", message: "服务器出错了" } } : { body: { verdict: "pass", findings: [], rewrite: null } }) });
  await user.type(await field(), "亲，在的");
  await waitFor(() => expect(screen.getByRole("status").textContent).toContain("没能检查：服务器出错了"));
  down = false;
  await user.click(screen.getByRole("button", { name: "再试一次" }));
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("可以发出"));
});

test("a word that is added counts at once for the message that stands there", async () => {
  const user = userEvent.setup({ delay: null });
  let allowed = false;
  const log = openPage(
    pageOf(),
    () => (allowed ? {} : { verdict: "caution", findings: [findingOf({ span: [0, 2], surface: "微信", severity: "caution" })] }),
    {
      "POST /api/shops/1/words": () => {
        allowed = true;
        return { body: pageOf({ items: [wordOf()] }) };
      },
    },
  );
  await user.type(await field(), "微信款手机壳有货");
  await waitFor(() => expect(marked()).toEqual([["微信", "caution"]]));
  const form = screen.getByRole("form", { name: "添加用语" });
  await user.type(within(form).getByRole("textbox", { name: "用语" }), "微信款手机壳");
  expect(within(form).getByRole<HTMLButtonElement>("button", { name: "添加" }).disabled).toBe(true);
  await user.type(within(form).getByRole("textbox", { name: "原因" }), "商品名{Enter}");
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("可以发出"));
  expect(marked()).toEqual([]);
  expect(log.find(({ path, method }) => method === "POST" && path === "/api/shops/1/words")?.body).toEqual({ kind: "allow", text: "微信款手机壳", reason: "商品名", advice: "" });
  expect(within(screen.getByRole("region", { name: "放行的叫法" })).getByRole("row", { name: /微信款手机壳 商品名 阿敏/ })).toBeTruthy();
});

test("a refusal stands beside the form and what was typed is kept", async () => {
  const user = userEvent.setup({ delay: null });
  openPage(pageOf(), undefined, { "POST /api/shops/1/words": () => ({ status: 422, body: { code: "word.contact", message: "联系方式不能放行。" } }) });
  const form = await screen.findByRole("form", { name: "添加用语" });
  const word = within(form).getByRole<HTMLInputElement>("textbox", { name: "用语" });
  await user.type(word, "13800138000");
  await user.type(within(form).getByRole("textbox", { name: "原因" }), "电话{Enter}");
  expect((await within(form).findByRole("alert")).textContent).toBe("联系方式不能放行。");
  expect(word.value).toBe("13800138000");
});

test("an agent reads words and history and finds nothing to change", async () => {
  openPage(pageOf({ may_edit: false, items: [wordOf()], ended: [wordOf({ id: 2, text: "企鹅玩偶", ended_at: "2026-09-02T10:00:00Z", ended_by: "王老板" })] }));
  const allowed = await screen.findByRole("region", { name: "放行的叫法" });
  expect(within(allowed).getByRole("row", { name: /微信款手机壳/ })).toBeTruthy();
  expect(screen.getByText("只有主管和店主可以改")).toBeTruthy();
  expect(screen.getByText("停用过的（1）")).toBeTruthy();
  expect(screen.queryByRole("form")).toBeNull();
  expect(screen.queryByRole("button", { name: /停用|恢复/ })).toBeNull();
});
