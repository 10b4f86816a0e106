import { useTranslation } from "react-i18next";
import { useTick } from "@/ui/clock";
import { formatFull } from "@/ui/moment";
import type { TalkRow } from "@/api/types";
import { formatWaited, loudnessOf } from "./waited";
import styles from "./TalkList.module.css";

/** How long the buyer has waited; its colour deepens towards the standard. All of them tick by one clock. */
export function WaitClock({ since, due }: { since: string; due: string }) {
  const { t, i18n } = useTranslation();
  const chinese = i18n.language.startsWith("zh");
  const [from, until] = [Date.parse(since), Date.parse(due)];
  const text = useTick((now) => formatWaited(from, now, chinese));
  const loud = useTick((now) => loudnessOf(from, until, now));
  return (
    <time dateTime={since} className={styles.clock} data-loud={loud} title={t("reception.waitedHint", { since: formatFull(since), due: formatFull(due) })}>
      {text}
    </time>
  );
}

/** The clock of a row, where somebody waits. */
export function RowClock({ row }: { row: TalkRow }) {
  return row.waiting_since && row.due_at ? <WaitClock since={row.waiting_since} due={row.due_at} /> : null;
}
