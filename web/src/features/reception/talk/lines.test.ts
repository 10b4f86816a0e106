import { expect, test } from "vitest";
import type { Outgoing } from "@/api/types";
import { talkMessage } from "@/testing/talks";
import { dayOf, toLines } from "./lines";
import { findLinks } from "./links";

const names = (lines: ReturnType<typeof toLines>) => lines.map((line) => (line.kind === "message" ? `${line.key}${line.head ? " head" : ""}` : line.key));

test("each day of China has a line, and a name stands once over what follows within minutes", () => {
  const said = [
    talkMessage(1, { at: "2026-05-02T15:59:30Z" }),
    talkMessage(2, { at: "2026-05-02T16:00:10Z" }),
    talkMessage(3, { at: "2026-05-02T16:01:00Z" }),
    talkMessage(4, { at: "2026-05-02T16:01:30Z", sender: "agent", sender_name: "小林" }),
    talkMessage(5, { at: "2026-05-02T16:09:00Z", sender: "agent", sender_name: "小林" }),
  ];
  expect(names(toLines(said, [], []))).toEqual(["day 2026-05-02", "m1 head", "day 2026-05-03", "m2 head", "m3", "m4 head", "m5 head"]);
  expect(dayOf("2026-05-02T16:00:00Z")).toBe("2026-05-03");
});

test("what is on its way stands last, and goes as soon as its message or its pending row is here", () => {
  const sending = (key: string) => ({ key, talk: 5, text: "好的", picture_id: null, phrase_id: null, at: "2026-05-02T16:00:00Z", error: null });
  const pending = [{ key: "k2", id: 3, state: "to_copy" } as Outgoing];
  expect(names(toLines([talkMessage(1, { key: "k1" })], pending, [sending("k1"), sending("k2"), sending("k3")])).slice(1)).toEqual(["k1 head", "k3", "k2"]);
});

test("M10 links are found wherever they stand, counted in code points, and prices or file names are none", () => {
  expect(findLinks("🍑看 https://a.example/x?id=3，还有 www.b.cn/y。")).toEqual([
    [3, 27],
    [31, 41],
  ]);
  expect(findLinks("看 t.example-shop.cn/x 便宜")).toEqual([[2, 21]]);
  expect(findLinks("5.5斤装 3.98元，a@b.com")).toEqual([]);
});
