/** What a live event does to what was read. Lists keep their order; their page decides when to read again. */

import type { QueryClient } from "@tanstack/react-query";
import type { CaseDetail } from "@/api/types";
import type { LiveEvent } from "./events";
import { mergeRow, type Pages } from "./mergeRow";

export function applyEvent(client: QueryClient, event: LiveEvent): void {
  if (event.type === "case") {
    const { row, case_id } = event;
    if (row) client.setQueriesData<Pages>({ queryKey: ["cases"] }, (held) => held && mergeRow(held, row));
    const open = client.getQueryData<CaseDetail>(["case", case_id]);
    const asked = event.kind?.startsWith("work_order.") ?? false;
    if (open && (!row || asked || row.version > open.version)) void client.invalidateQueries({ queryKey: ["case", case_id] });
    void client.invalidateQueries({ queryKey: ["work-orders", "case", case_id] });
    if (asked) void client.invalidateQueries({ queryKey: ["work-orders", "list"] });
  }
  if (event.type === "import") {
    void client.invalidateQueries({ queryKey: ["import", event.import_id] });
    void client.invalidateQueries({ queryKey: ["imports"] });
  }
  if (event.type === "incident") {
    const { incident_id } = event;
    for (const part of [["list"], ["one", incident_id], ["orders", incident_id], ["of-case"]]) void client.invalidateQueries({ queryKey: ["incidents", ...part] });
  }
  if (event.type === "hello" && event.gap) {
    for (const name of ["case", "incidents", "import", "imports", "work-orders"]) void client.invalidateQueries({ queryKey: [name] });
  }
}

/** The first hello of a tab: what was read just before the line stood is read once more, so that nothing falls between. */
export function closeOpeningGap(client: QueryClient): void {
  for (const name of ["cases", "case", "counts", "work-orders"]) void client.invalidateQueries({ queryKey: [name] });
}
