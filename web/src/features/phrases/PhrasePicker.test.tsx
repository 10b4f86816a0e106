import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { renderPage } from "@/testing/render";
import { serve } from "@/testing/server";
import { moved } from "./order";
import { PhrasePicker } from "./PhrasePicker";
import type { Phrase } from "./shapes";

const SHIPPED: Phrase = {
  key: "s:hello", id: null, layer: "starter", group: "接待", group_id: null, title: "打招呼", code: "nh", text: "亲，在的", filled: "亲，在的", missing: [],
  asks: [], goods_id: "", category: "", version: 0, changed_at: null, sent: 0, edited: 0, good: 0, bad: 0,
};
const OWN: Phrase = { ...SHIPPED, key: "p7", id: 7, layer: "shop", title: "报单号", code: "dh", text: "单号 {运单号}", filled: "单号 【运单号】", missing: ["运单号"] };

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});

function open(items: Phrase[]) {
  const [onTake, onClose] = [vi.fn(), vi.fn()];
  const log = serve({ "GET /api/shops/1/phrases": () => ({ body: { items, groups: [], total: items.length, most: 2000, writes: [], places: [] } }) });
  renderPage(<PhrasePicker shopId={1} orderNo="A1" onTake={onTake} onClose={onClose} />);
  return { onTake, onClose, log };
}

test("arrows choose, Enter takes the filled text with what it was", async () => {
  const user = userEvent.setup({ delay: null });
  const { onTake, log } = open([SHIPPED, OWN]);
  await screen.findByText("打招呼");
  expect(document.activeElement).toBe(screen.getByRole("combobox"));
  await user.keyboard("{ArrowDown}{Enter}");
  expect(onTake).toHaveBeenCalledWith("单号 【运单号】", { phraseId: 7, key: "p7" });
  await user.keyboard("{ArrowDown}{Enter}");
  expect(onTake).toHaveBeenLastCalledWith("亲，在的", { key: "s:hello" });
  expect(log[0]?.path).toContain("order_no=A1");
});

test("what is typed is asked for, and Esc goes back without taking anything", async () => {
  const user = userEvent.setup({ delay: null });
  const { onTake, onClose, log } = open([]);
  await user.keyboard("fsl");
  await waitFor(() => expect(log.at(-1)?.path).toContain("q=fsl"));
  expect(await screen.findByText("没有找到。换个编码、首字母或词试试。")).toBeTruthy();
  await user.keyboard("{Enter}{Escape}");
  expect(onTake).not.toHaveBeenCalled();
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("a thing moves to another place and the others keep their order", () => {
  expect(moved([1, 2, 3, 4], 3, 0)).toEqual([4, 1, 2, 3]);
  expect(moved([1, 2, 3, 4], 0, 2)).toEqual([2, 3, 1, 4]);
  expect(moved([1], 5, 0)).toEqual([1]);
});
