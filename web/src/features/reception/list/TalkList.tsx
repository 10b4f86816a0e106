import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { TalkLine } from "./TalkLine";
import styles from "./TalkList.module.css";

type More = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
type Props = { rows: readonly TalkRow[]; activeId: number | null; me: number; more: More; onOpen: (row: TalkRow) => void; onHold: (held: boolean) => void };

const LINE = 58;

/** The conversations as one virtual list; while the mouse rests in it, it is held still. */
export function TalkList({ rows, activeId, me, more, onOpen, onHold }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer's functions are used in this component only
  const lines = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => LINE, overscan: 8, getItemKey: (place) => rows[place]?.id ?? place });
  const active = rows.findIndex((row) => row.id === activeId);
  useEffect(() => {
    if (active >= 0) lines.scrollToIndex(active);
    // Only when another conversation is opened: a list that follows its rows would move under the mouse.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [activeId]);
  const shown = lines.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 15 && more.hasNextPage && !more.isFetchingNextPage) more.fetchNextPage();
  }, [last, rows.length, more]);
  return (
    <div
      ref={box}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={t("reception.talks")}
      aria-activedescendant={active < 0 ? undefined : `talk-${activeId}`}
      onPointerEnter={(event) => event.pointerType === "mouse" && onHold(true)}
      onPointerLeave={() => onHold(false)}
      onKeyDown={(event) => {
        const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
        const next = rows[active < 0 ? 0 : active + step];
        if (step === 0 || event.altKey || !next) return;
        event.preventDefault();
        onOpen(next);
      }}
    >
      <div style={{ height: lines.getTotalSize(), position: "relative" }}>
        {shown.map(({ index, start, key }) => {
          const row = rows[index];
          return row && <TalkLine key={key} row={row} top={start} place={index} active={row.id === activeId} mine={row.staff?.id === me} onOpen={onOpen} />;
        })}
      </div>
      {more.isFetchingNextPage && <p className={styles.more}>{t("loading")}</p>}
    </div>
  );
}
