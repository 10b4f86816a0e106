/** The server's time in the browser: one ticking clock, corrected by the Date header of its answers. */

import { useSyncExternalStore } from "react";

let offset = 0;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** Takes the server's Date header. It counts whole seconds, so half a second is added as the likely rest. */
export function noteServerDate(header: string | null, local = Date.now()): void {
  const server = header ? Date.parse(header) : NaN;
  if (Number.isNaN(server)) return;
  const seen = server + 500 - local;
  // Less than two seconds apart is the header's coarseness and the way here; following it would make clocks jump.
  if (Math.abs(seen - offset) > 2000) offset = seen;
}

/** Milliseconds since the epoch by the server's clock. */
export function serverNow(): number {
  return Date.now() + offset;
}

/** What `read` makes of the server's time; the component draws again only when that changes. */
export function useTick<T extends string | number | boolean>(read: (now: number) => T): T {
  return useSyncExternalStore(subscribe, () => read(now));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = serverNow();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}
