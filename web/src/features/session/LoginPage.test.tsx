import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { renderPage } from "@/testing/render";
import { serve } from "@/testing/server";
import { SessionGate } from "./SessionGate";

const NOBODY = { staff: null, shops: [], must_enrol: false, version: "0.1.0" };

async function logIn(answer: Parameters<typeof serve>[0][string]) {
  const user = userEvent.setup({ delay: null });
  serve({ "GET /api/session": () => ({ body: NOBODY }), "POST /api/session": answer });
  const { client } = renderPage(<SessionGate>工作台</SessionGate>);
  client.setQueryData(["session"], NOBODY);
  await user.type(await screen.findByLabelText("用户名"), "xiaolin");
  await user.type(screen.getByLabelText("密码"), "芒果");
  await user.click(screen.getByRole("button", { name: "登录" }));
}

test("the right password opens the workbench at the same address", async () => {
  await logIn(() => ({ body: { staff: { id: 1, username: "xiaolin", name: "小林" }, shops: [], must_enrol: false, version: "0.1.0" } }));
  expect(await screen.findByText("工作台")).toBeTruthy();
});

test("a wrong password says so and keeps what was typed", async () => {
  await logIn(() => ({ status: 401, body: { code: "session.wrong", message: "用户名或密码不对。", message_en: "Wrong." } }));
  expect(await screen.findByText("用户名或密码不对。")).toBeTruthy();
  expect(screen.getByLabelText("用户名")).toHaveProperty("value", "xiaolin");
});

test("too many tries are told as the server tells them", async () => {
  await logIn(() => ({ status: 429, body: { code: "session.throttled", message: "密码连续输错太多次，请 15 分钟后再试。", message_en: "Wait." } }));
  expect(await screen.findByText(/15 分钟后再试/)).toBeTruthy();
});

test("a server that is away is not taken for a wrong password", async () => {
  await logIn(() => "no answer");
  expect(await screen.findByText("连不上和气的服务")).toBeTruthy();
});
