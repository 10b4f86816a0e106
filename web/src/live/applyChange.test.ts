import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { talkRow } from "@/testing/talks";
import { applyEvent } from "./applyEvent";
import type { LiveEvent } from "./events";

const changed = (of: (LiveEvent & { type: "changed" })["of"], more: Partial<LiveEvent & { type: "changed" }> = {}): LiveEvent => ({ type: "changed", pos: 1, kind: "some.thing", shop_id: 1, of, id: 7, order_no: null, ...more });

function holding(...keys: readonly unknown[][]): QueryClient {
  const client = new QueryClient();
  for (const key of keys) client.setQueryData(key, {});
  return client;
}
const stale = (client: QueryClient, ...key: unknown[]) => client.getQueryState(key)?.isInvalidated;

afterEach(() => vi.useRealTimers());

test("T2 a draft that has come is fetched at once, and no other one", () => {
  const client = holding(["draft", 7], ["draft", 8]);
  applyEvent(client, changed("draft"));
  expect([stale(client, "draft", 7), stale(client, "draft", 8)]).toEqual([true, false]);
});

test("M2 an invoice renews the pane of its order, and every list", () => {
  const client = holding(["invoice", 1, "A"], ["invoice", 1, "B"], ["invoice", 2, "A"], ["invoices", { state: "open" }]);
  applyEvent(client, changed("invoice", { order_no: "A" }));
  expect([stale(client, "invoice", 1, "A"), stale(client, "invoice", 1, "B"), stale(client, "invoice", 2, "A"), stale(client, "invoices", { state: "open" })]).toEqual([true, false, false, true]);
});

test("W3 a note whose order is not told renews every note of the shop that is on screen", () => {
  const client = holding(["order-note", 1, "A"], ["order-note", 2, "A"]);
  applyEvent(client, changed("order_note"));
  expect([stale(client, "order-note", 1, "A"), stale(client, "order-note", 2, "A")]).toEqual([true, false]);
});

test("new facts of the platform are asked for half a second later, once for a whole file", () => {
  vi.useFakeTimers();
  const client = holding(["order", 1, "A"], ["buyer", 1, "A", "", 3]);
  const asked = vi.spyOn(client, "invalidateQueries");
  for (let batch = 0; batch < 40; batch++) applyEvent(client, changed("facts", { id: null }));
  expect(asked).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(asked.mock.calls.filter(([filter]) => filter?.queryKey?.[0] === "order")).toHaveLength(1);
  expect([stale(client, "order", 1, "A"), stale(client, "buyer", 1, "A", "", 3)]).toEqual([true, true]);
});

test("W9 the supervisors' floor follows the talks", () => {
  vi.useFakeTimers();
  const client = holding(["desk", "floor", 1], ["desk", "settings", 1]);
  applyEvent(client, { type: "talk", pos: 2, talk_id: 1, kind: "talk.message_came", row: talkRow() });
  vi.advanceTimersByTime(500);
  expect([stale(client, "desk", "floor", 1), stale(client, "desk", "settings", 1)]).toEqual([true, false]);
});

test("a thing that only a newer server knows breaks nothing", () => {
  const client = holding(["desk", "floor", 1]);
  applyEvent(client, changed("weather" as "staff"));
  expect(stale(client, "desk", "floor", 1)).toBe(false);
});
