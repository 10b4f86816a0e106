import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { LiveContext } from "@/live/context";
import type { Hear } from "@/live/events";
import { AMIN, lycheeCase, lycheeRow } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import { serve, type Asked } from "@/testing/server";
import { CaseListPage } from "./CaseListPage";

const NONE = { n: 0, capped: false };
const COUNTS = { open: { n: 3, capped: false }, due_today: NONE, mine: NONE, waiting_buyer: NONE, waiting_goods: NONE, intervention: NONE, done: { n: 1000, capped: true } };
const rows = [1, 2, 3].map((id) => lycheeRow({ id, number: `H${id}`, goods: `荔枝${id}号` }));

let tell: Hear = () => undefined;

function openList(at = "/cases", answers: Parameters<typeof serve>[0] = {}): { log: Asked[]; router: ReturnType<typeof renderPage>["router"] } {
  const log = serve({
    "GET /api/cases": () => ({ body: { items: rows, next_cursor: null, count: { n: 3, capped: false } } }),
    "GET /api/cases/counts": () => ({ body: COUNTS }),
    "GET /api/cases/2": () => ({ body: lycheeCase({ id: 2 }) }),
    ...answers,
  });
  const listen = (hear: Hear) => {
    tell = hear;
    return () => undefined;
  };
  const { router } = renderPage(
    <LiveContext value={{ state: "live", listen }}>
      <CaseListPage />
    </LiveContext>,
    { path: "/cases", at },
  );
  return { log, router };
}

// The virtual table asks how high it is; jsdom has no layout to tell.
beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1200);
});

test("the saved views show their counts, capped ones with a plus", async () => {
  openList();
  expect(await screen.findByRole("tab", { name: /全部待办\s*3/ })).toHaveProperty("ariaSelected", "true");
  expect(await screen.findByRole("tab", { name: /已完结\s*1000\+/ })).toBeTruthy();
});

test("j and k walk the list, Enter opens the case", async () => {
  const user = userEvent.setup({ delay: null });
  const { router } = openList();
  await screen.findByText("荔枝1号");
  await user.keyboard("jjk{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/cases/1"));
});

test("the address holds the filters, and the server is asked for them", async () => {
  const { log } = openList("/cases?view=done&shop=1&demand=exchange&q=荔枝");
  await screen.findByText("荔枝1号");
  const asked = new URLSearchParams(log.find((each) => each.path.startsWith("/api/cases?"))?.path.split("?")[1]);
  expect(Object.fromEntries(asked)).toMatchObject({ view: "done", shop: "1", demand: "exchange", q: "荔枝", order: "due" });
});

test("a live change waits behind a pill and moves nothing until it is let in", async () => {
  const user = userEvent.setup({ delay: null });
  const { log } = openList();
  await screen.findByText("荔枝1号");
  const before = log.filter((asked) => asked.path.startsWith("/api/cases?")).length;
  act(() => tell({ type: "case", pos: 9, case_id: 8, row: lycheeRow({ id: 8, goods: "新来的" }) }));
  const pill = await screen.findByRole("button", { name: "1 条更新，点此显示" });
  expect(log.filter((asked) => asked.path.startsWith("/api/cases?"))).toHaveLength(before);
  await user.click(pill);
  await waitFor(() => expect(log.filter((asked) => asked.path.startsWith("/api/cases?")).length).toBe(before + 1));
  expect(screen.queryByRole("button", { name: /条更新/ })).toBeNull();
});

test("taking a case sends its version; when somebody was quicker the line says who", async () => {
  const user = userEvent.setup({ delay: null });
  const { log } = openList("/cases", {
    "POST /api/cases/2/take": () => ({ status: 409, body: { code: "case.stale", message: "刚被更新", message_en: "", detail: {} } }),
    "GET /api/cases/2": () => ({ body: lycheeCase({ id: 2, version: 4, owner: AMIN }) }),
  });
  await user.click(await screen.findByRole("button", { name: "领取 H2" }));
  expect(await screen.findByText("阿敏")).toBeTruthy();
  expect(log.find((asked) => asked.method === "POST")?.body).toEqual({ version: 3 });
});

test("an empty desk teaches where cases come from", async () => {
  openList("/cases", {
    "GET /api/cases": () => ({ body: { items: [], next_cursor: null, count: NONE } }),
    "GET /api/cases/counts": () => ({ body: { ...COUNTS, open: NONE, done: NONE } }),
  });
  expect(await screen.findByText("还没有售后")).toBeTruthy();
  expect(screen.getByRole("link", { name: "导入文件" }).getAttribute("href")).toBe("/imports");
});

test("a list that cannot be read says what happened and what to do", async () => {
  openList("/cases", { "GET /api/cases": () => ({ status: 500, body: {} }) });
  expect(await screen.findByRole("alert")).toHaveProperty("textContent", expect.stringContaining("服务出了问题"));
  expect(screen.getByRole("button", { name: "再试一次" })).toBeTruthy();
});
