import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { lycheeCase, lycheeRow } from "@/testing/cast";
import { applyEvent } from "./applyEvent";
import { mergeRow, type Pages } from "./mergeRow";

const page = (...ids: number[]) => ({ items: ids.map((id) => lycheeRow({ id })), next_cursor: null, count: { n: ids.length, capped: false } });
const held = (): Pages => ({ pages: [page(1, 2), page(3)], pageParams: [undefined, "c"] });
const order = (pages: Pages) => pages.pages.flatMap((each) => each.items.map((item) => item.id));

test("a live row is renewed where it stands, even when its clock would sort it elsewhere", () => {
  const late = lycheeRow({ id: 3, version: 4, stage: "to_do", due: null });
  const merged = mergeRow(held(), late);
  expect(order(merged)).toEqual([1, 2, 3]);
  expect(merged.pages[1]?.items[0]).toBe(late);
});

test("a row that is not on screen changes nothing", () => {
  const before = held();
  expect(mergeRow(before, lycheeRow({ id: 99 }))).toBe(before);
});

test("an event that arrives late does not overwrite what is newer", () => {
  const before = held();
  expect(mergeRow(before, lycheeRow({ id: 1, version: 2, stage: "closed" }))).toBe(before);
});

test("every list that shows the case is renewed, and an open page of an older version is read again", () => {
  const client = new QueryClient();
  client.setQueryData(["cases", { view: "open" }], held());
  client.setQueryData(["cases", { view: "mine" }], held());
  client.setQueryData(["case", 2], lycheeCase({ id: 2 }));
  applyEvent(client, { type: "case", pos: 5, case_id: 2, row: lycheeRow({ id: 2, version: 4, stage: "to_do" }) });
  for (const view of ["open", "mine"]) {
    expect(client.getQueryData<Pages>(["cases", { view }])?.pages[0]?.items[1]?.stage).toBe("to_do");
  }
  expect(client.getQueryState(["case", 2])?.isInvalidated).toBe(true);
});

test("our own answer comes back as an event without reading the page again", () => {
  const client = new QueryClient();
  client.setQueryData(["case", 2], lycheeCase({ id: 2, version: 4 }));
  applyEvent(client, { type: "case", pos: 5, case_id: 2, row: lycheeRow({ id: 2, version: 4 }) });
  expect(client.getQueryState(["case", 2])?.isInvalidated).toBe(false);
});

test("X3 an answer to a work order reads the case and its work orders again, though the case itself did not change", () => {
  const client = new QueryClient();
  const keys = [["case", 2], ["work-orders", "case", 2], ["work-orders", "list", {}]];
  client.setQueryData(["case", 2], lycheeCase({ id: 2, version: 4 }));
  for (const key of keys.slice(1)) client.setQueryData(key, {});
  applyEvent(client, { type: "case", pos: 5, case_id: 2, kind: "work_order.answered", row: lycheeRow({ id: 2, version: 4 }) });
  expect(keys.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, true, true]);
});
