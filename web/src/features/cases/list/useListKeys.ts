import { useEffect, useRef } from "react";
import type { CaseRow } from "@/api/types";
import { isTyping } from "@/ui/keys";

type Keys = {
  rows: CaseRow[];
  activeId: number | null;
  move: (row: CaseRow) => void;
  open: (row: CaseRow) => void;
  preview: (row: CaseRow) => void;
  close: () => void;
  take: (row: CaseRow) => void;
  refresh: () => void;
};

/** j k ↑ ↓ move, Enter opens, Space previews, Esc closes, t takes, r lets waiting changes in. */
export function useListKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isTyping(event) && pressKey(event, latest.current)) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** True when the key meant something here. */
function pressKey(event: KeyboardEvent, keys: Keys): boolean {
  const at = keys.rows.findIndex((row) => row.id === keys.activeId);
  const active = keys.rows[at];
  const onControl = event.target instanceof Element && event.target.closest("button, a, [role=tab], [role=menuitem]") !== null;
  switch (event.key) {
    case "j":
    case "ArrowDown":
      return act(keys.rows[Math.min(at + 1, keys.rows.length - 1)], keys.move);
    case "k":
    case "ArrowUp":
      return act(keys.rows[Math.max(at - 1, 0)], keys.move);
    case "Enter":
      return !onControl && act(active, keys.open);
    case " ":
      return !onControl && act(active, keys.preview);
    case "Escape":
      keys.close();
      return false;
    case "t":
      return active?.owner === null && act(active, keys.take);
    case "r":
      keys.refresh();
      return true;
    default:
      return false;
  }
}

function act(row: CaseRow | undefined, verb: (row: CaseRow) => void): boolean {
  if (row) verb(row);
  return row !== undefined;
}
