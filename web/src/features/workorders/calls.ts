/** What can be done to a work order, as calls. Uploads travel as forms. */

import { api, unwrap } from "@/api/client";
import type { CaseDetail } from "@/api/types";
import type { LinkPageData, NewLink, WorkOrder } from "./shapes";

export const MOST_FILES = 9;
export const MOST_MEGABYTES = 60;
export const TAKEN = "image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime,video/webm,application/pdf,.heic";

export type Given = { choice: string; words: string; files: readonly File[] };

const at = (order: WorkOrder) => ({ params: { path: { order_id: order.id } } });
const form = (body: unknown) => body as FormData;

export function writeAnswer(order: WorkOrder, given: Given): Promise<WorkOrder> {
  const body = formOf(given, { version: String(order.version) });
  return unwrap(api.POST("/api/work-orders/{order_id}/answer", { ...at(order), body: body as never, bodySerializer: form }));
}

export function answerByLink(token: string, page: LinkPageData, given: Given & { signed: string }): Promise<LinkPageData> {
  const body = formOf(given, { token, version: String(page.version), signed: given.signed });
  return unwrap(api.POST("/api/w/answer", { body: body as never, bodySerializer: form }));
}

export function acceptAnswer(order: WorkOrder, version: number, adopt: boolean): Promise<CaseDetail> {
  const path = { case_id: order.case_id, order_id: order.id };
  return unwrap(api.POST("/api/cases/{case_id}/work-orders/{order_id}/accept", { params: { path }, body: { version, order_version: order.version, adopt } }));
}

export function askAgain(order: WorkOrder, words: string): Promise<WorkOrder> {
  return unwrap(api.POST("/api/work-orders/{order_id}/again", { ...at(order), body: { version: order.version, words } }));
}

export function withdrawOrder(order: WorkOrder, reason: string): Promise<WorkOrder> {
  return unwrap(api.POST("/api/work-orders/{order_id}/withdraw", { ...at(order), body: { version: order.version, reason } }));
}

export function remindAddressee(order: WorkOrder): Promise<{ message: string }> {
  return unwrap(api.POST("/api/work-orders/{order_id}/remind", { ...at(order), body: { version: order.version } }));
}

export function makeLink(order: WorkOrder): Promise<NewLink> {
  return unwrap(api.POST("/api/work-orders/{order_id}/link", { ...at(order), body: { version: order.version } }));
}

export function revokeLink(order: WorkOrder): Promise<WorkOrder> {
  return unwrap(api.POST("/api/work-orders/{order_id}/link/revoke", { ...at(order), body: { version: order.version } }));
}

/** Where a token opens. */
export function addressOf(token: string): string {
  return `${window.location.origin}/w/${token}`;
}

function formOf(given: Given, more: Record<string, string>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...more, choice: given.choice, words: given.words })) body.append(name, value);
  for (const file of given.files) body.append("files", file);
  return body;
}
