/** Which orders, as it is being typed. Days are as the field gives them: 2026-05-20, or nothing. */

import type { Selection } from "../shapes";

export type SelectionDraft = {
  goods: string;
  shipped: readonly [string, string];
  ordered: readonly [string, string];
  carrier: string;
  note: string;
  provinces: readonly string[];
  order_nos: readonly string[];
};

export const NOTHING: SelectionDraft = { goods: "", shipped: ["", ""], ordered: ["", ""], carrier: "", note: "", provinces: [], order_nos: [] };

export function readSelection(draft: SelectionDraft): Selection {
  return {
    goods: draft.goods.trim(),
    shipped_from: draft.shipped[0] || null,
    shipped_to: draft.shipped[1] || null,
    ordered_from: draft.ordered[0] || null,
    ordered_to: draft.ordered[1] || null,
    carrier: draft.carrier.trim(),
    note: draft.note.trim(),
    provinces: [...draft.provinces],
    order_nos: [...draft.order_nos],
  };
}
