/** Conversations of 果然鲜 as the server shows them. */

import type { TalkMessage, TalkRow } from "@/api/types";

export function talkRow(change: Partial<TalkRow> = {}): TalkRow {
  return {
    id: 5,
    shop: { id: 1, name: "果然鲜", platform: "pinduoduo" },
    key: "buyer-1",
    source: "channel",
    can_send: true,
    buyer: "山***风",
    order_no: "",
    goods_id: "",
    open: true,
    staff: null,
    started_at: "2026-09-01T09:50:00Z",
    last_at: "2026-09-01T09:59:00Z",
    last_sender: "buyer",
    last_line: "什么时候发货？",
    unread: 1,
    waiting_since: "2026-09-01T09:59:00Z",
    due_at: "2026-09-01T10:02:00Z",
    emotion: "calm",
    intent: null,
    dissatisfied: 3,
    abnormal: false,
    starred: false,
    snoozed_until: null,
    buyer_read_at: null,
    made_up: false,
    version: 2,
    ...change,
  };
}

export function talkMessage(id: number, change: Partial<TalkMessage> = {}): TalkMessage {
  return {
    id,
    key: `m${id}`,
    cursor: `c${id}`,
    sender: "buyer",
    sender_name: "",
    staff_id: null,
    at: new Date(Date.parse("2026-09-01T09:00:00Z") + id * 60_000).toISOString(),
    form: "text",
    text: `第${id}句`,
    order_no: "",
    goods_id: "",
    picture_id: null,
    made_up: false,
    self_reported: false,
    outgoing_id: null,
    state: null,
    error: null,
    findings: [],
    ...change,
  };
}
