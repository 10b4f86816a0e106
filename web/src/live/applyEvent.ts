/** What a live event does to what was read. Lists keep their order; their page decides when to read again. */

import type { QueryClient } from "@tanstack/react-query";
import type { CaseDetail, TalkRow } from "@/api/types";
import { applyChange, askSoon } from "./applyChange";
import type { LiveEvent } from "./events";
import { mergeRow, type Pages } from "./mergeRow";
import { mergeTalk, type TalkPages, type WantedTalks } from "./mergeTalk";

export function applyEvent(client: QueryClient, event: LiveEvent): void {
  if (event.type === "case") {
    const { row, case_id } = event;
    if (row) client.setQueriesData<Pages>({ queryKey: ["cases"] }, (held) => held && mergeRow(held, row));
    const open = client.getQueryData<CaseDetail>(["case", case_id]);
    const asked = event.kind?.startsWith("work_order.") ?? false;
    if (open && (!row || asked || row.version > open.version)) void client.invalidateQueries({ queryKey: ["case", case_id] });
    void client.invalidateQueries({ queryKey: ["work-orders", "case", case_id] });
    if (asked) void client.invalidateQueries({ queryKey: ["work-orders", "list"] });
    if (row) void client.invalidateQueries({ queryKey: ["order-cases", row.shop.id, row.order_no] });
  }
  if (event.type === "talk") applyTalk(client, event);
  if (event.type === "changed") applyChange(client, event);
  if (event.type === "import") {
    void client.invalidateQueries({ queryKey: ["import", event.import_id] });
    void client.invalidateQueries({ queryKey: ["imports"] });
  }
  if (event.type === "incident") {
    const { incident_id } = event;
    for (const part of [["list"], ["one", incident_id], ["orders", incident_id], ["of-case"]]) void client.invalidateQueries({ queryKey: ["incidents", ...part] });
  }
  if (event.type === "hello" && event.gap) {
    for (const name of ["case", "incidents", "import", "imports", "work-orders", "talks", "talk", ...BESIDE]) void client.invalidateQueries({ queryKey: [name] });
  }
}

/** What stands beside a talk, and on the floor: heard of by `changed`. */
const BESIDE = ["order", "order-acts", "order-note", "order-cases", "invoice", "invoices", "buyer", "draft", "drafting", "phrases", "picture", "desk", "stops"] as const;

/** The lists that a talk may stand in, and its own row. Its messages are fetched by whoever shows them. */
function applyTalk(client: QueryClient, { row, talk_id, kind }: LiveEvent & { type: "talk" }): void {
  if (!row) return void client.invalidateQueries({ queryKey: ["talks"] });
  client.setQueryData<TalkRow>(["talk", talk_id], (held) => (held && held.version < row.version ? row : held));
  for (const query of client.getQueryCache().findAll({ queryKey: ["talks", "list"] })) {
    const wanted = query.queryKey[2] as WantedTalks;
    client.setQueryData<TalkPages>(query.queryKey, (held) => held && mergeTalk(held, row, wanted));
  }
  askSoon(client, FLOOR);
  if (kind && HELD.has(kind)) void client.invalidateQueries({ queryKey: ["talks", "held"] });
}

/** What a supervisor sees of all talks. */
const FLOOR = [["desk", "floor"], ["desk", "rates"]];

/** After these there is one more, or one less, for a supervisor to release. */
const HELD = new Set(["talk.release_asked", "talk.released", "talk.release_refused", "talk.withdrawn"]);

/** The first hello of a tab: what was read just before the line stood is read once more, so that nothing falls between. */
export function closeOpeningGap(client: QueryClient): void {
  for (const name of ["cases", "case", "counts", "work-orders", "talks", "talk", ...BESIDE]) void client.invalidateQueries({ queryKey: [name] });
}
