import { StarFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { PlatformMark } from "./PlatformMark";
import { formatMinute } from "@/ui/moment";
import { dayOf } from "../talk/lines";
import { emotionOf } from "../words";
import { RowClock } from "./WaitClock";
import styles from "./TalkList.module.css";

type Props = { row: TalkRow; top: number; active: boolean; place: number; mine: boolean; onOpen: (row: TalkRow) => void };

/** One conversation: who, the last words, and how long they have waited. Two lines that never change their height. */
export function TalkLine({ row, top, active, place, mine, onOpen }: Props) {
  const { t } = useTranslation();
  const emotion = emotionOf(row.emotion);
  return (
    <div
      id={`talk-${row.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-posinset={place + 1}
      className={styles.line}
      data-active={active}
      data-unread={row.unread > 0}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(row)}
      onKeyDown={(event) => event.key === "Enter" && onOpen(row)}
    >
      <p className={styles.head}>
        <PlatformMark shop={row.shop} />
        <span className={styles.buyer}>{row.buyer ?? t("reception.someBuyer")}</span>
        {emotion && emotion !== "calm" && <span className={styles.mood} data-mood={emotion} role="img" aria-label={t(`reception.emotion.${emotion}`)} title={t(`reception.emotion.${emotion}`)} />}
        {row.starred && <StarFilled className={styles.star} aria-label={t("reception.starred")} />}
        <span className={styles.when}>{row.source === "import" ? <span className={styles.imported}>{t("reception.importedOn", { day: dayOf(row.last_at) })}</span> : row.waiting_since ? <RowClock row={row} /> : <span className="num">{formatMinute(row.last_at)}</span>}</span>
      </p>
      <p className={styles.last}>
        <span className="clip">
          {row.last_sender === "agent" && <span className="quiet">{t("reception.we")}</span>}
          {row.last_line}
        </span>
        {!mine && row.staff && <span className={styles.staff}>{row.staff.name}</span>}
        {row.unread > 0 && (
          <span className={styles.unread} aria-label={t("reception.unread", { n: row.unread })}>
            {row.unread > 99 ? "99+" : row.unread}
          </span>
        )}
      </p>
    </div>
  );
}
