/** Messages that left the input and are not yet in their talk. They outlive a change of talk, not a reload: drafts do. */

import { useSyncExternalStore } from "react";

export type Written = { text: string; picture_id: number | null; phrase_id: number | null };
export type Sending = Written & { key: string; talk: number; at: string; error: unknown };

let all: readonly Sending[] = [];
const listeners = new Set<() => void>();

export function putSending(sending: Sending): void {
  change([...all.filter((each) => each.key !== sending.key), sending]);
}

export function dropSending(key: string): void {
  change(all.filter((each) => each.key !== key));
}

/** All that are on their way; the caller picks those of its talk. */
export function useSending(): readonly Sending[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}

function change(next: readonly Sending[]): void {
  all = next;
  for (const listener of listeners) listener();
}
