import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { ImportView } from "@/api/types";
import { XIAOLIN } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import { serve, type Asked } from "@/testing/server";
import { ImportPage } from "./ImportPage";

function fileOf(change: Partial<ImportView>): ImportView {
  return {
    id: 4,
    shop: { id: 1, name: "果然鲜", platform: "pinduoduo" },
    name: "售后导出.xlsx",
    size: 18_000,
    kind: "pdd_after_sales",
    kind_name: "拼多多售后导出",
    kind_name_en: "Pinduoduo after-sales export",
    state: "previewed",
    encoding: "xlsx",
    headers: ["售后编号", "退款金额", "店长心情"],
    sheets: [{ name: "", kind: "pdd_after_sales", kind_name: "拼多多售后导出", kind_name_en: "Pinduoduo after-sales export" }],
    notes: [],
    mapping: null,
    mappable: true,
    columns: { total: 3, known: [{ header: "售后编号", field: "after_sale_no" }, { header: "退款金额", field: "requested_fen" }], unknown: ["店长心情"], missing: [], sheet: "" },
    sample: { columns: [{ header: "售后编号", field: "after_sale_no" }, { header: "退款金额", field: "requested_fen" }], rows: [{ after_sale_no: "880200007", requested_fen: "39.80" }] },
    counts: { rows: 77, new: 70, changed: 2, unchanged: 4, bad: 1 },
    progress: { done: 0, total: 77, rate: null, seconds_left: null },
    error: null,
    as_of: "2026-09-01T09:00:00Z",
    as_of_origin: "name",
    created_at: "2026-09-01T10:00:00Z",
    finished_at: null,
    by: XIAOLIN,
    ...change,
  };
}

function openPage(files: ImportView[], answers: Parameters<typeof serve>[0] = {}): Asked[] {
  const log = serve({ "GET /api/imports": () => ({ body: files }), ...answers });
  renderPage(<ImportPage />, { path: "/imports" });
  return log;
}

test("a file is shown as it was understood before anything of it is taken", async () => {
  const log = openPage([fileOf({})]);
  const card = await screen.findByRole("article", { name: "售后导出.xlsx" });
  expect(card.textContent).toContain("3 列中认得 2 列");
  expect(card.textContent).toContain("不认得、不会读的列：店长心情");
  expect(card.textContent).toContain("数据截至 09-01 17:00（文件名里的时间）");
  expect(within(card).getByText("39.80")).toBeTruthy();
  expect(log.every((asked) => asked.method === "GET")).toBe(true);
});

test("one button starts every recognised file", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openPage([fileOf({}), fileOf({ id: 5, name: "订单导出.csv" })], {
    "POST /api/imports/4/start": () => ({ body: fileOf({ state: "queued" }) }),
    "POST /api/imports/5/start": () => ({ body: fileOf({ id: 5, state: "queued" }) }),
  });
  await user.click(await screen.findByRole("button", { name: "全部开始导入" }));
  await waitFor(() => expect(log.filter((asked) => asked.method === "POST").map((asked) => asked.path)).toEqual(["/api/imports/4/start", "/api/imports/5/start"]));
});

test("a running import tells rows, rate and time left, and that one may leave", async () => {
  openPage([fileOf({ state: "running", progress: { done: 12_000, total: 40_000, rate: 2000, seconds_left: 14 } })]);
  const card = await screen.findByRole("article", { name: "售后导出.xlsx" });
  expect(card.textContent).toContain("12,000 / 40,000 行 · 每秒 2,000 行 · 还要 00:14");
  expect(card.textContent).toContain("可以离开这一页");
});

test("bad rows are listed with row, column, value and reason, and can be downloaded", async () => {
  const user = userEvent.setup({ delay: null });
  const cell = { row: 17, column: "退款金额", field: "requested_fen", value: "十九块九", reason: "不是金额", reason_en: "not an amount" };
  openPage([fileOf({ state: "done" })], { "GET /api/imports/4/bad-rows": () => ({ body: { items: [cell], next_cursor: null, rows: 1 } }) });
  await user.click(await screen.findByText("1 行没读进来"));
  const line = await screen.findByRole("row", { name: /十九块九/ });
  expect(within(line).getAllByRole("cell").map((each) => each.textContent)).toEqual(["售后导出.xlsx", "17", "退款金额", "十九块九", "不是金额"]);
  expect(screen.getByRole("link", { name: /下载这些行/ }).getAttribute("href")).toBe("/api/imports/4/bad-rows.csv");
});

test("a file that was not recognised says so in the server's words and starts nothing", async () => {
  const error = { code: "file.unknown", message: "认不出这是哪种导出文件。", message_en: "Not recognised." };
  openPage([fileOf({ state: "failed", kind: "", kind_name: "", counts: { rows: null, new: null, changed: null, unchanged: null, bad: null }, error })]);
  expect(await screen.findByText("认不出这是哪种导出文件。")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "开始导入" })).toBeNull();
});

test("a file that nobody recognised is read by what a person says of its columns", async () => {
  const unread = fileOf({
    state: "failed",
    kind: "",
    headers: ["单号", "心情"],
    columns: { total: 2, known: [], unknown: ["单号", "心情"], missing: [], sheet: "" },
    sample: { columns: [{ header: "单号", field: "0" }], rows: [{ "0": "880200007" }] },
    error: { code: "file.not_recognised", message: "认不出这是哪种导出文件。", message_en: "Unknown." },
  });
  const kinds = [{ code: "pdd_after_sales", name: "拼多多售后导出", name_en: "Pinduoduo after-sales", fields: [{ field: "after_sale_no", header: "售后编号", required: true }] }];
  const log = openPage([unread], { "GET /api/imports/kinds": () => ({ body: kinds }), "POST /api/imports/4/columns": () => ({ body: fileOf({}) }) });
  const card = await screen.findByRole("article", { name: "售后导出.xlsx" });
  expect(card.textContent).toContain("认不出这是哪种导出文件。");
  const user = userEvent.setup();
  await user.click(within(card).getByRole("combobox", { name: "文件类型" }));
  await user.click(await screen.findByText("拼多多售后导出"));
  expect(card.textContent).toContain("还缺必需的字段：售后编号");
  await user.click(within(card).getByRole("combobox", { name: "“单号”是" }));
  await user.click(await screen.findByText("售后编号 *"));
  await user.click(within(card).getByRole("button", { name: "按此重新识别" }));
  await waitFor(() => {
    expect(log.find((asked) => asked.method === "POST")?.body).toEqual({
      kind: "pdd_after_sales",
      columns: [
        { header: "单号", field: "after_sale_no" },
        { header: "心情", field: "" },
      ],
      keep: true,
    });
  });
});
