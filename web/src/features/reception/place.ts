/** What the page shows, as it stands in the address. */

import { TABS } from "@/live/mergeTalk";
import type { ListTab } from "./list/TalkTabs";

export type Place = { talk: number | null; tab: ListTab; scope: "mine" | "all"; shop: number | null };

export function readPlace(talkId: string | undefined, params: URLSearchParams): Place {
  const asked = params.get("tab");
  return {
    talk: Number(talkId) || null,
    tab: asked === "held" ? asked : (TABS.find((tab) => tab === asked) ?? "waiting"),
    scope: params.get("scope") === "all" ? "all" : "mine",
    shop: Number(params.get("shop")) || null,
  };
}

/** The address of a place; what is usual is left out. */
export function writePlace({ talk, tab, scope, shop }: Place): string {
  const params = new URLSearchParams();
  if (tab !== "waiting") params.set("tab", tab);
  if (scope !== "mine") params.set("scope", scope);
  if (shop !== null) params.set("shop", String(shop));
  const search = params.toString();
  return `/reception${talk === null ? "" : `/${talk}`}${search && `?${search}`}`;
}
