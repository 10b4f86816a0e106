/** One EventSource that mends itself. The browser sends Last-Event-ID on its own while it retries a broken line. */

import type { Hear, LiveEvent } from "./events";

/** What the server says; each body has the fields of the LiveEvent of that name. */
const TOLD = ["hello", "case", "talk", "import", "incident", "changed", "typing"] as const;

const RETRY_MS = [2_000, 5_000, 15_000, 30_000] as const;

/**
 * Opens the feed and keeps it open until the returned function is called.
 *
 * `last` is the place up to which this browser has heard; null when it has heard nothing yet.
 */
export function connectFeed(hear: Hear, last: () => number | null): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;

  const open = () => {
    const heard = last();
    source = new EventSource(heard === null ? "/api/live" : `/api/live?last=${heard}`);
    source.onopen = () => {
      tries = 0;
      hear({ type: "state", state: "live" });
    };
    source.onerror = () => {
      const refused = source.readyState === EventSource.CLOSED;
      hear({ type: "state", state: refused ? "down" : "waiting" });
      // A refusal ends an EventSource for good.
      if (refused) timer = setTimeout(open, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
    };
    for (const type of TOLD) {
      source.addEventListener(type, (event: MessageEvent<string>) => hear({ type, ...(JSON.parse(event.data) as object) } as LiveEvent));
    }
  };

  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
