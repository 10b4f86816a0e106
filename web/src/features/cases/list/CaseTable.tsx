import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useImperativeHandle, useRef, type Ref } from "react";
import { useTranslation } from "react-i18next";
import type { CaseRow } from "@/api/types";
import { CaseLine } from "./CaseLine";
import styles from "./CaseTable.module.css";
import { keepPlace, placeOf } from "./place";

export type TableHandle = { show: (id: number) => void };

type More = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

type Props = {
  rows: CaseRow[];
  /** Names this list, so that its scroll position is found again. */
  place: string;
  activeId: number | null;
  more: More;
  onActive: (id: number) => void;
  onPreview: (row: CaseRow) => void;
  onOpen: (row: CaseRow) => void;
  ref: Ref<TableHandle>;
};

const LINE = 48;
const COLUMNS = ["left", "shop", "buyer", "goods", "demand", "stage", "next", "stake", "owner"] as const;

/** The cases in one virtual table; only the lines in sight are in the document. */
export function CaseTable({ rows, place, activeId, more, onActive, onPreview, onOpen, ref }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer's functions are used in this component only
  const lines = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => LINE, overscan: 12, initialOffset: () => placeOf(place) });
  useImperativeHandle(ref, () => ({ show: (id) => lines.scrollToIndex(rows.findIndex((row) => row.id === id)) }));
  const shown = lines.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 10 && more.hasNextPage && !more.isFetchingNextPage) more.fetchNextPage();
  }, [last, rows.length, more]);

  return (
    <div
      ref={box}
      className={styles.table}
      role="grid"
      tabIndex={0}
      aria-label={t("list.table")}
      aria-rowcount={more.hasNextPage ? -1 : rows.length + 1}
      aria-activedescendant={activeId === null ? undefined : `case-${activeId}`}
      onScroll={(event) => keepPlace(place, event.currentTarget.scrollTop)}
    >
      <div className={`${styles.line} ${styles.head}`} role="row">
        {COLUMNS.map((column) => (
          <div key={column} role="columnheader" className={styles[column]}>
            {t(`list.column.${column}`)}
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ height: lines.getTotalSize(), position: "relative" }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          return (
            row && <CaseLine key={row.id} row={row} index={index} top={start} active={row.id === activeId} onActive={onActive} onPreview={onPreview} onOpen={onOpen} />
          );
        })}
      </div>
      {more.isFetchingNextPage && <p className={styles.more}>{t("loading")}</p>}
    </div>
  );
}
