import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CaseRow } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { ShopMark } from "@/ui/ShopMark";
import { TimeLeft } from "@/ui/TimeLeft";
import styles from "./CaseTable.module.css";
import { OwnerCell } from "./OwnerCell";
import { RowFlag } from "./RowFlag";

type Props = {
  row: CaseRow;
  index: number;
  top: number;
  active: boolean;
  onActive: (id: number) => void;
  onPreview: (row: CaseRow) => void;
  onOpen: (row: CaseRow) => void;
};

const DOUBLE_CLICK_MS = 220;

/** One case. A click previews, a double click opens; the preview waits to see which it is, so nothing slides under the second click. */
export const CaseLine = memo(function CaseLine({ row, index, top, active, onActive, onPreview, onOpen }: Props) {
  const { t } = useTranslation();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const click = () => {
    onActive(row.id);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => onPreview(row), DOUBLE_CLICK_MS);
  };
  const open = () => {
    clearTimeout(waiting.current);
    onOpen(row);
  };
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid has the focus; its keys are in useListKeys
    <div id={`case-${row.id}`} role="row" aria-rowindex={index + 2} aria-selected={active} className={styles.line} style={{ transform: `translateY(${top}px)`, position: "absolute" }} onClick={click} onDoubleClick={open}>
      <div role="gridcell" className={styles.left}>
        {row.due ? <TimeLeft clock={row.due} openedAt={row.opened_at} bar /> : <span className="quiet">—</span>}
      </div>
      <div role="gridcell" className={styles.shop}>
        <ShopMark shop={row.shop} />
      </div>
      <div role="gridcell" className={`${styles.buyer} clip`} title={row.buyer ?? undefined}>
        {row.buyer ?? <span className="quiet">{t("list.masked")}</span>}
      </div>
      <div role="gridcell" className={styles.goods}>
        <span className="clip" title={row.goods}>
          {row.needs_human && <span className={styles.human}>{t("list.needsHuman")}</span>}
          <RowFlag flag={row.flag} />
          {row.goods}
        </span>
        <span className="clip quiet small num">
          {[row.sku, row.quantity && row.quantity > 1 ? `×${row.quantity}` : "", row.reason].filter(Boolean).join(" · ")}
        </span>
      </div>
      <div role="gridcell" className={`${styles.demand} clip`}>
        {t(`words.demand.${row.demand}`)}
      </div>
      <div role="gridcell" className={`${styles.stage} clip`} data-stage={row.stage}>
        {t(`words.stage.${row.stage}`)}
      </div>
      <div role="gridcell" className={`${styles.next} clip`}>
        {row.next ? pick(row.next.verb, row.next.verb_en) : <span className="quiet">{row.outcome ? t(`words.outcome.${row.outcome}`) : "—"}</span>}
      </div>
      <div role="gridcell" className={`${styles.stake} num`}>
        {row.stake_fen === null ? "—" : formatFen(row.stake_fen)}
      </div>
      <div role="gridcell" className={styles.owner}>
        <OwnerCell row={row} />
      </div>
    </div>
  );
});
