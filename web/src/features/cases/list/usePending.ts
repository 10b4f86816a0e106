import { useCallback, useEffect, useRef, useState } from "react";
import type { CaseRow } from "@/api/types";
import { useLive } from "@/live/context";
import { mayBelong, type Filters } from "./filters";

const IDLE_MS = 12_000;

/** Whether an event makes the list's order or membership differ from what is shown. */
export function disturbs(shown: CaseRow | undefined, row: CaseRow | null, filters: Filters, me: number): boolean {
  if (!row) return shown !== undefined;
  if (!shown) return mayBelong(row, filters, me);
  return shown.due?.at !== row.due?.at || (!filters.q && !mayBelong(row, filters, me));
}

/**
 * Live changes that wait, because applying them would move rows: how many, and when to let them in.
 * They come in by the reader's word, or by themselves once hands and eyes are elsewhere for a while.
 */
export function usePending(rows: CaseRow[], filters: Filters, me: number, settle: () => void) {
  const { listen } = useLive();
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const latest = useRef({ rows, filters, me, settle });
  useEffect(() => {
    latest.current = { rows, filters, me, settle };
  });
  const apply = useCallback(() => {
    setIds(new Set());
    latest.current.settle();
  }, []);

  useEffect(
    () =>
      listen((event) => {
        if (event.type === "hello" && event.gap) setIds((held) => new Set(held).add(0));
        if (event.type !== "case") return;
        const { rows, filters, me } = latest.current;
        const shown = rows.find((row) => row.id === event.case_id);
        if (disturbs(shown, event.row, filters, me)) setIds((held) => new Set(held).add(event.case_id));
      }),
    [listen],
  );
  useIdle(ids.size > 0, apply);
  return { count: ids.size, apply };
}

/** Calls `act` once nobody has touched mouse or keys for a while. */
function useIdle(wanted: boolean, act: () => void): void {
  useEffect(() => {
    if (!wanted) return;
    let timer = setTimeout(act, IDLE_MS);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(act, IDLE_MS);
    };
    const signs = ["pointermove", "keydown", "wheel"] as const;
    for (const sign of signs) window.addEventListener(sign, again, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) window.removeEventListener(sign, again);
    };
  }, [wanted, act]);
}
