/** One connection per browser: the tab that holds the lock listens and tells the others. */

import { connectFeed } from "./connect";
import type { Hear, LiveEvent, LiveState } from "./events";

type Word = LiveEvent | { type: "ask" };

const NAME = "heqi-live";

/**
 * Hears the feed in this tab until the returned function is called.
 *
 * Web Locks exist only on https and localhost; on a shop's own network over plain http
 * each tab connects by itself while it is visible.
 */
export function hearFeed(hear: Hear): () => void {
  let pos: number | null = null;
  const follow: Hear = (event) => {
    if ("pos" in event) pos = event.pos;
    hear(event);
  };
  const last = () => pos;
  return "locks" in navigator && "BroadcastChannel" in window ? hearTogether(follow, last) : hearAlone(follow, last);
}

function hearTogether(hear: Hear, last: () => number | null): () => void {
  const channel = new BroadcastChannel(NAME);
  const leaving = new AbortController();
  let state: LiveState | undefined;
  let close: (() => void) | undefined;

  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.type !== "ask") hear(data);
    else if (state && close) channel.postMessage({ type: "state", state } satisfies Word);
  };
  channel.postMessage({ type: "ask" } satisfies Word);

  const lead = () =>
    new Promise<void>((release) => {
      const stop = connectFeed((event) => {
        if (event.type === "state") state = event.state;
        hear(event);
        channel.postMessage(event);
      }, last);
      close = () => {
        stop();
        release();
      };
    });
  // Rejects only when this tab leaves before its turn has come.
  navigator.locks.request(NAME, { signal: leaving.signal }, lead).catch(() => undefined);

  return () => {
    leaving.abort();
    close?.();
    channel.close();
  };
}

function hearAlone(hear: Hear, last: () => number | null): () => void {
  let close: (() => void) | undefined;
  const follow = () => {
    if (document.hidden) {
      close?.();
      close = undefined;
    } else {
      close ??= connectFeed(hear, last);
    }
  };
  document.addEventListener("visibilitychange", follow);
  follow();
  return () => {
    document.removeEventListener("visibilitychange", follow);
    close?.();
  };
}
