import i18n from "i18next";
import { expect, test } from "vitest";
import { setLanguage } from "@/i18n";
import { serve } from "@/testing/server";
import { describeFailure, failureLine } from "@/ui/failureText";
import { api, unwrap } from "./client";
import { isPassing, readFailure } from "./errors";

const LIMIT = { code: "money.limit", message: "金额 ¥80.00 超过您的额度 ¥50.00，请主管处理。", message_en: "¥80.00 is over your limit.", detail: { limit_fen: 5000 } };

test("the server's own sentence is what the person reads, in the language in use", async () => {
  const failure = readFailure(403, LIMIT);
  expect(failure).toMatchObject({ status: 403, code: "money.limit", detail: { limit_fen: 5000 } });
  expect(failureLine(failure, i18n.t)).toBe(LIMIT.message);
  await setLanguage("en");
  expect(failureLine(failure, i18n.t)).toBe("¥80.00 is over your limit.");
  await setLanguage("zh-CN");
});

test("no answer and a proxy's page are told apart, and both say what to do", () => {
  expect(describeFailure(readFailure(0, null), i18n.t).title).toBe("连不上和气的服务");
  expect(describeFailure(readFailure(502, "<html>"), i18n.t)).toMatchObject({ title: "服务出了问题", advice: expect.stringContaining("heqi doctor") as string });
});

test("only what may pass by itself is asked again", () => {
  expect(isPassing(readFailure(0, null))).toBe(true);
  expect(isPassing(readFailure(503, null))).toBe(true);
  expect(isPassing(readFailure(500, null))).toBe(false);
  expect(isPassing(readFailure(409, LIMIT))).toBe(false);
});

test("a call that gets no answer fails as net.down, one that is refused with the server's code", async () => {
  serve({ "GET /api/session": () => "no answer", "GET /api/cases/counts": () => ({ status: 404, body: { code: "shop.none", message: "没有这个店铺。" } }) });
  await expect(unwrap(api.GET("/api/session"))).rejects.toMatchObject({ code: "net.down", status: 0 });
  await expect(unwrap(api.GET("/api/cases/counts"))).rejects.toMatchObject({ code: "shop.none", status: 404 });
});

test("writing calls carry the CSRF cookie, reading calls do not", async () => {
  document.cookie = "csrftoken=abc";
  const log = serve({ "POST /api/session": () => ({ body: {} }), "GET /api/session": () => ({ body: {} }) });
  await unwrap(api.POST("/api/session", { body: { username: "xiaolin", password: "x" } }));
  await unwrap(api.GET("/api/session"));
  expect(log.map((asked) => asked.headers.get("X-CSRFToken"))).toEqual(["abc", null]);
});
