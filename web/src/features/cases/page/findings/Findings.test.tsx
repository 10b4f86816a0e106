import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { CaseDetail, Evidence, Question } from "@/api/types";
import { lycheeCase, XIAOLIN } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import { serve, type Asked } from "@/testing/server";
import { CasePage } from "../CasePage";

const CASE = "/api/cases/7";
const PHOTOS: Question = {
  fact: "evidence.buyer_photos",
  whom: "buyer",
  text: "买家发来凭证照片或视频了吗？",
  text_en: "Did the buyer send photos?",
  script: "亲，麻烦您拍一下有问题的地方",
  proof: "问题处照片",
  proof_en: "photos",
  decisive: true,
  answers: [
    { value: 1, label: "发来了", label_en: "yes", recommended: "exchange", owed: ["exchange"], needs_human: false },
    { value: 0, label: "请过，没有发", label_en: "none came", recommended: null, owed: [], needs_human: false },
  ],
};
const DEMAND: Question = {
  ...PHOTOS,
  fact: "demand",
  text: "买家自己想怎么处理？",
  answers: [{ value: "exchange", label: "换货", label_en: "exchange", recommended: null, owed: [], needs_human: true }],
};
const PHOTO: Evidence = { id: 3, whose: "buyer", kind: "photo", name: "破损.jpg", media_type: "image/jpeg", size: 10, sha256: "ab", width: 4, height: 4, note: "", by: XIAOLIN, at: "2026-09-01T10:00:00Z" };

function findings(part: Partial<CaseDetail["findings"]>): CaseDetail {
  return lycheeCase({ findings: { questions: [], notes: [], answers: [], evidence: [], signs: [], ...part } });
}

function openCase(detail: CaseDetail, answers: Parameters<typeof serve>[0] = {}): Asked[] {
  const log = serve({ [`GET ${CASE}`]: () => ({ body: detail }), "GET /api/cases/counts": () => ({ body: {} }), ...answers });
  renderPage(<CasePage />, { path: "/cases/:caseId", at: "/cases/7" });
  return log;
}

const posted = (log: Asked[]) => log.filter((asked) => asked.method === "POST");

test("H4 the question that matters most is open, and each answer says where it leads", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openCase(findings({ questions: [PHOTOS, DEMAND] }), { [`POST ${CASE}/answers`]: () => ({ body: findings({}) }) });
  const ask = await screen.findByRole("region", { name: "先弄清楚" });
  expect(within(ask).getByText("亲，麻烦您拍一下有问题的地方")).toBeTruthy();
  expect(within(ask).getByRole("button", { name: /发来了.*→ 建议换货/ })).toBeTruthy();
  await user.type(within(ask).getByLabelText("备注（可不填）"), "两张，果子压烂");
  await user.click(within(ask).getByRole("button", { name: /请过，没有发.*→ 继续了解/ }));
  await expect.poll(() => screen.queryByRole("region", { name: "先弄清楚" })).toBeNull();
  expect(posted(log)[0]?.body).toEqual({ fact: "evidence.buyer_photos", value: 0, note: "两张，果子压烂", version: 3 });
});

test("P3 the buyer's wish goes on record as a wish, in their words", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openCase(findings({ questions: [PHOTOS, DEMAND] }), { [`POST ${CASE}/wish`]: () => ({ body: findings({}) }) });
  await user.click(await screen.findByRole("button", { name: /买家自己想怎么处理？/ }));
  await user.click(screen.getByRole("button", { name: /换货.*→ 需人工判断/ }));
  await expect.poll(() => posted(log)).toHaveLength(1);
  expect(posted(log)[0]?.body).toEqual({ demand: "exchange", words: "", version: 3 });
});

test("H4 a question that only changes sums is not pressed on anybody", async () => {
  openCase(findings({ questions: [{ ...PHOTOS, decisive: false }] }));
  await screen.findAllByRole("article");
  expect(screen.queryByRole("region", { name: "先弄清楚" })).toBeNull();
});

test("T5 a piece of evidence is taken off with a reason", async () => {
  const user = userEvent.setup({ delay: null });
  const log = openCase(findings({ evidence: [PHOTO] }), { [`POST ${CASE}/evidence/3/remove`]: () => ({ body: findings({}) }) });
  await user.click(await screen.findByRole("button", { name: "移除 破损.jpg" }));
  const dialog = await screen.findByRole("dialog");
  const remove = within(dialog).getByRole("button", { name: "移除" });
  expect(remove).toHaveProperty("disabled", true);
  await user.type(within(dialog).getByRole("textbox"), "传错了售后");
  await user.click(remove);
  await expect.poll(() => posted(log)).toHaveLength(1);
  expect(posted(log)[0]?.body).toEqual({ reason: "传错了售后", version: 3 });
});
