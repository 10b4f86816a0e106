/** Which tab a conversation belongs to, and how its live row is put into the lists that are on screen. */

import type { TalkPage, TalkRow } from "@/api/types";

export const TABS = ["waiting", "handling", "abnormal", "starred", "history"] as const;

export type Tab = (typeof TABS)[number];
export type WantedTalks = { tab: Tab; scope: "mine" | "all"; shop: number | null; me: number };
export type TalkPages = { pages: TalkPage[]; pageParams: unknown[] };

/** As the server sorts them into tabs (reception/listing.py). */
export function fits(row: TalkRow, { tab, scope, shop, me }: WantedTalks, now: number): boolean {
  if (shop !== null && row.shop.id !== shop) return false;
  if (scope === "mine" && tab !== "history" && row.staff !== null && row.staff.id !== me) return false;
  return inTab(row, tab, now);
}

function inTab(row: TalkRow, tab: Tab, now: number): boolean {
  const snoozed = row.snoozed_until !== null && Date.parse(row.snoozed_until) > now;
  switch (tab) {
    case "waiting":
      return row.open && row.waiting_since !== null && !snoozed;
    case "handling":
      return row.open && (row.waiting_since === null || snoozed);
    case "abnormal":
      return row.open && row.abnormal;
    case "starred":
      return row.starred;
    case "history":
      return !row.open;
  }
}

/**
 * Those that wait by deadline, and of one deadline, as those have who wrote while the shop was closed, by who waits
 * longest; all others by their last message, the newest first.
 */
export function arrange(rows: readonly TalkRow[], tab: Tab): TalkRow[] {
  return [...rows].sort(tab === "waiting" ? byDeadline : byLast);
}

function byDeadline(one: TalkRow, other: TalkRow): number {
  return momentOf(one.due_at, one) - momentOf(other.due_at, other) || momentOf(one.waiting_since, one) - momentOf(other.waiting_since, other) || one.id - other.id;
}

function momentOf(iso: string | null, { last_at }: TalkRow): number {
  return Date.parse(iso ?? last_at);
}

function byLast(one: TalkRow, other: TalkRow): number {
  return Date.parse(other.last_at) - Date.parse(one.last_at) || other.id - one.id;
}

/**
 * The pages with the row renewed where it stands, though it may fit no more: the list decides when it goes. A row that
 * is new here comes in only where its place is loaded; behind the last page it comes with its page.
 */
export function mergeTalk(held: TalkPages, row: TalkRow, wanted: WantedTalks): TalkPages {
  const known = held.pages.some((page) => page.items.some((item) => item.id === row.id));
  if (known) return renew(held, row);
  const last = held.pages.at(-1);
  if (!last || !fits(row, wanted, Date.now()) || (last.next_cursor !== null && isBehind(row, last, wanted.tab))) return held;
  return { ...held, pages: [...held.pages.slice(0, -1), { ...last, items: [...last.items, row] }] };
}

function renew(held: TalkPages, row: TalkRow): TalkPages {
  const older = (item: TalkRow) => item.id === row.id && item.version < row.version;
  if (!held.pages.some((page) => page.items.some(older))) return held;
  return { ...held, pages: held.pages.map((page) => ({ ...page, items: page.items.map((item) => (older(item) ? row : item)) })) };
}

function isBehind(row: TalkRow, page: TalkPage, tab: Tab): boolean {
  return arrange([...page.items, row], tab).at(-1)?.id === row.id;
}
