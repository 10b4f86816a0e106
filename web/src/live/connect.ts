/** One EventSource that mends itself. The browser sends Last-Event-ID on its own while it retries. */

import type { CaseRow } from "@/api/types";
import type { Hear } from "./events";

const RETRY_MS = [2_000, 5_000, 15_000, 30_000] as const;

/** Opens the feed and keeps it open until the returned function is called. */
export function connectFeed(hear: Hear): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let wasAway = false;

  const open = () => {
    source = new EventSource("/api/live");
    source.onopen = () => {
      tries = 0;
      hear({ type: "state", state: "live" });
      if (wasAway) hear({ type: "gap" });
      wasAway = false;
    };
    source.onerror = () => {
      wasAway = true;
      const refused = source?.readyState === EventSource.CLOSED;
      hear({ type: "state", state: refused ? "down" : "waiting" });
      // A refusal ends the EventSource for good; a broken line is retried by the browser itself.
      if (refused) timer = setTimeout(open, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
    };
    source.addEventListener("case", (event: MessageEvent<string>) => {
      const { case_id, row } = JSON.parse(event.data) as { case_id: number; row: CaseRow | null };
      hear({ type: "case", case_id, row });
    });
    source.addEventListener("import", (event: MessageEvent<string>) => {
      const { import_id } = JSON.parse(event.data) as { import_id: number };
      hear({ type: "import", import_id });
    });
  };

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
