/** Short names for what this page reads and sends. */

import type { components } from "@/api/schema";

type Shapes = components["schemas"];

export type Destination = Shapes["DestinationShape"];
export type NoticePage = Shapes["NoticePage"];
export type NoticeEvent = Shapes["NoticeEvent"];
export type Way = Destination["way"];
export const WAYS = ["dingtalk", "wecom", "feishu", "webhook"] as const satisfies readonly Way[];
