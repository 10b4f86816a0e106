import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import type { TalkRow } from "@/api/types";
import { talkRow } from "@/testing/talks";
import { applyEvent } from "./applyEvent";
import { arrange, fits, mergeTalk, type TalkPages, type WantedTalks } from "./mergeTalk";

const NOW = Date.parse("2026-09-01T10:00:00Z");
const ME: WantedTalks = { tab: "waiting", scope: "mine", shop: null, me: 1 };
const held = (items: TalkRow[], next: string | null = null): TalkPages => ({ pages: [{ items, next_cursor: next }], pageParams: [""] });
const ids = (pages: TalkPages) => pages.pages.flatMap((page) => page.items.map((row) => row.id));

test("a talk stands where the server would list it", () => {
  const answered = talkRow({ waiting_since: null, due_at: null });
  const aside = talkRow({ snoozed_until: "2026-09-01T10:30:00Z" });
  const tabs = (row: TalkRow) => (["waiting", "handling", "abnormal", "starred", "history"] as const).filter((tab) => fits(row, { ...ME, tab }, NOW));
  expect(tabs(talkRow())).toEqual(["waiting"]);
  expect(tabs(answered)).toEqual(["handling"]);
  expect(tabs(aside)).toEqual(["handling"]);
  expect(tabs(talkRow({ snoozed_until: "2026-09-01T09:30:00Z" }))).toEqual(["waiting"]);
  expect(tabs(talkRow({ open: false, waiting_since: null, starred: true, abnormal: true }))).toEqual(["starred", "history"]);
});

test("mine are my own and those that nobody serves, of the shop asked for", () => {
  expect(fits(talkRow({ staff: { id: 2, name: "阿敏" } }), ME, NOW)).toBe(false);
  expect(fits(talkRow({ staff: { id: 2, name: "阿敏" } }), { ...ME, scope: "all" }, NOW)).toBe(true);
  expect(fits(talkRow({ staff: { id: 1, name: "小林" } }), ME, NOW)).toBe(true);
  expect(fits(talkRow(), { ...ME, shop: 2 }, NOW)).toBe(false);
});

test("those that wait come by deadline, all others newest first", () => {
  const [soon, later] = [talkRow({ id: 1, due_at: "2026-09-01T10:01:00Z", last_at: "2026-09-01T09:00:00Z" }), talkRow({ id: 2, due_at: "2026-09-01T10:09:00Z" })];
  expect(arrange([later, soon], "waiting").map((row) => row.id)).toEqual([1, 2]);
  expect(arrange([soon, later], "handling").map((row) => row.id)).toEqual([2, 1]);
});

test("M7 of those who wrote while the shop was closed, who waits longest comes first", () => {
  const due_at = "2026-09-01T01:05:00Z";
  const [last, first] = [talkRow({ id: 1, due_at, waiting_since: "2026-08-31T17:20:00Z" }), talkRow({ id: 2, due_at, waiting_since: "2026-08-31T16:02:00Z" })];
  expect(arrange([last, first], "waiting").map((row) => row.id)).toEqual([2, 1]);
});

test("a row is renewed in place though it has left the tab, and an older word changes nothing", () => {
  const pages = held([talkRow({ id: 1 }), talkRow({ id: 2 })]);
  const answered = talkRow({ id: 1, version: 3, waiting_since: null });
  expect(mergeTalk(pages, answered, ME).pages[0]?.items[0]).toBe(answered);
  expect(mergeTalk(pages, talkRow({ id: 1, version: 1, unread: 9 }), ME)).toBe(pages);
});

test("a new talk comes in where its place is loaded, and not behind a page that is still to come", () => {
  const late = talkRow({ id: 9, due_at: "2026-09-01T11:00:00Z" });
  const early = talkRow({ id: 8, due_at: "2026-09-01T09:00:00Z" });
  expect(ids(mergeTalk(held([talkRow({ id: 1 })]), late, ME))).toEqual([1, 9]);
  expect(ids(mergeTalk(held([talkRow({ id: 1 })], "more"), late, ME))).toEqual([1]);
  expect(ids(mergeTalk(held([talkRow({ id: 1 })], "more"), early, ME))).toEqual([1, 8]);
  expect(ids(mergeTalk(held([talkRow({ id: 1 })]), talkRow({ id: 7, staff: { id: 2, name: "阿敏" } }), ME))).toEqual([1]);
});

test("an event renews the open talk and every list, and asks again for what is held when that changed", () => {
  const client = new QueryClient();
  client.setQueryData(["talk", 1], talkRow({ id: 1 }));
  client.setQueryData(["talks", "list", ME], held([talkRow({ id: 1 })]));
  client.setQueryData(["talks", "held", null], []);
  const row = talkRow({ id: 1, version: 3, unread: 4 });
  applyEvent(client, { type: "talk", pos: 1, talk_id: 1, kind: "talk.message_came", row });
  expect(client.getQueryData(["talk", 1])).toEqual(row);
  expect(client.getQueryData<TalkPages>(["talks", "list", ME])?.pages[0]?.items).toEqual([row]);
  expect(client.getQueryState(["talks", "held", null])?.isInvalidated).toBe(false);
  applyEvent(client, { type: "talk", pos: 2, talk_id: 1, kind: "talk.release_asked", row });
  expect(client.getQueryState(["talks", "held", null])?.isInvalidated).toBe(true);
});
