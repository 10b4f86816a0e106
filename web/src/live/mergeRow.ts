/** A live row put into the pages that are on screen: in its place, never to another. */

import type { CasePage, CaseRow } from "@/api/types";

export type Pages = { pages: CasePage[]; pageParams: unknown[] };

/** The pages with the row renewed where it stands; the same object when the row is absent or no newer. */
export function mergeRow(held: Pages, row: CaseRow): Pages {
  const older = (item: CaseRow) => item.id === row.id && item.version <= row.version;
  if (!held.pages.some((page) => page.items.some(older))) return held;
  const pages = held.pages.map((page) => ({ ...page, items: page.items.map((item) => (older(item) ? row : item)) }));
  return { ...held, pages };
}
