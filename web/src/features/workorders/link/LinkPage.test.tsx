import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { renderPage } from "@/testing/render";
import type { LinkPageData } from "../shapes";
import { LinkPage } from "./LinkPage";

const PAGE: LinkPageData = {
  shop: "果然鲜",
  number: "W000003",
  title: "查件",
  title_en: "parcel enquiry",
  addressee: "courier",
  question: "请查 YT1234567890123 到哪了",
  photos: "签收底单",
  photos_en: "the slip",
  pictures: [], about: [{ name: "tracking_no", value: "YT1234567890123" }],
  state: "open",
  due_at: "2099-09-02T10:00:00Z",
  alarms: [],
  reminders: 2,
  choices: [{ value: "delivered", label: "已送达，有凭证", label_en: "delivered" }],
  turns: [],
  expires_at: "2099-09-08T10:00:00Z",
  version: 4,
};

/** Answers by path, forms included; remembers the form that was sent. */
function serveForms(look: { status?: number; body: unknown }, answer: { status?: number; body: unknown }): FormData[] {
  const sent: FormData[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const path = new URL(request.url).pathname;
    if (path === "/api/w/answer") sent.push(await request.formData());
    const told = path === "/api/session" ? { body: {} } : path === "/api/w/look" ? look : answer;
    return new Response(JSON.stringify(told.body), { status: told.status ?? 200, headers: { "Content-Type": "application/json" } });
  });
  return sent;
}

const ANSWERED: LinkPageData["turns"][number] = { act: "answer", at: "2026-09-01T10:00:00Z", signed: "老周", choice: null, words: "", files: 1 };
const open = () => renderPage(<LinkPage />, { path: "/w/:token", at: "/w/1.abc.def" });

test("X3 the link shows what is asked, takes an answer with the version seen, and thanks", async () => {
  const user = userEvent.setup({ delay: null });
  const sent = serveForms({ body: PAGE }, { body: { ...PAGE, state: "answered", version: 5, turns: [ANSWERED] } });
  open();
  expect(await screen.findByText("请查 YT1234567890123 到哪了")).toBeTruthy();
  expect(screen.getByText("店铺已催 2 次")).toBeTruthy();
  const send = screen.getByRole("button", { name: "提交答复" });
  expect(send).toHaveProperty("disabled", true);
  await user.click(screen.getByText("已送达，有凭证"));
  await user.type(screen.getByLabelText("您的称呼"), "老周");
  await user.upload(screen.getByLabelText("加照片或视频"), new File(["x"], "底单.pdf", { type: "application/pdf" }));
  await user.click(send);
  expect(await screen.findByText(/已收到您的答复/)).toBeTruthy();
  expect(screen.getByText("附 1 个文件")).toBeTruthy();
  const form = sent[0];
  expect([form?.get("token"), form?.get("version"), form?.get("choice"), form?.get("signed")]).toEqual(["1.abc.def", "4", "delivered", "老周"]);
});

test("X3 what was typed stays when sending fails", async () => {
  const user = userEvent.setup({ delay: null });
  serveForms({ body: PAGE }, { status: 422, body: { code: "evidence.type", message: "文件不是可用的凭证格式。", message_en: "No." } });
  open();
  await user.click(await screen.findByText("已送达，有凭证"));
  await user.type(screen.getByLabelText("说明"), "放在前台");
  await user.click(screen.getByRole("button", { name: "提交答复" }));
  expect(await screen.findByText(/不是可用的凭证格式/)).toBeTruthy();
  expect(screen.getByLabelText("说明")).toHaveProperty("value", "放在前台");
});

test.each(["链接已过期，请让店铺重新发一个。", "店铺已收回这个链接，或换了新的，请用最近收到的那一个。"])("X3 a dead link says why: %s", async (message) => {
  serveForms({ status: 410, body: { code: "link.dead", message, message_en: "dead" } }, { body: {} });
  open();
  expect(await screen.findByText(message)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "提交答复" })).toBeNull();
});
