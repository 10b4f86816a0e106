/** Light, dark, or as the system has it; remembered in this browser and set before the first paint. */

import { useSyncExternalStore } from "react";

export type Mode = "light" | "dark";

const KEY = "heqi.mode";
const system = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function currentMode(): Mode {
  const kept = localStorage.getItem(KEY);
  if (kept === "light" || kept === "dark") return kept;
  return system.matches ? "dark" : "light";
}

function announce(): void {
  document.documentElement.dataset["theme"] = currentMode();
  for (const listener of listeners) listener();
}

export function startMode(): void {
  system.addEventListener("change", announce);
  announce();
}

export function setMode(mode: Mode): void {
  localStorage.setItem(KEY, mode);
  announce();
}

export function useMode(): Mode {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentMode);
}
