/** A live row put into the pages that are on screen: in its place, never to another. */

import type { CasePage, CaseRow } from "@/api/types";

export type Pages = { pages: CasePage[]; pageParams: unknown[] };

/** The pages with the row renewed where it stands; the same object when the row is absent or no newer. */
export function mergeRow(held: Pages, row: CaseRow): Pages {
  let changed = false;
  const pages = held.pages.map((page) => {
    const place = page.items.findIndex((item) => item.id === row.id);
    const old = page.items[place];
    if (!old || old.version > row.version) return page;
    changed = true;
    return { ...page, items: page.items.with(place, row) };
  });
  return changed ? { ...held, pages } : held;
}

export function findRow(held: Pages | undefined, id: number): CaseRow | undefined {
  for (const page of held?.pages ?? []) {
    const found = page.items.find((item) => item.id === id);
    if (found) return found;
  }
  return undefined;
}
