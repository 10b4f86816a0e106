/** A short word at the foot of the window that goes by itself. What must be acted on belongs in a banner instead. */

import { useSyncExternalStore } from "react";

export type Toast = { id: number; text: string };

const SHOWN_MS = 5_000;

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

export function showToast(text: string): void {
  const toast = { id: ++last, text };
  change([...toasts.slice(-2), toast]);
  setTimeout(() => change(toasts.filter((each) => each !== toast)), SHOWN_MS);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}
