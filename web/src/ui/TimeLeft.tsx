import { useTranslation } from "react-i18next";
import { useTick } from "./clock";
import { formatFull } from "./moment";
import { formatLeft, shareLeft, splitLeft, urgencyOf } from "./timeLeft";
import styles from "./TimeLeft.module.css";

type Props = {
  clock: { at: string; alarms: readonly string[] };
  /** When the clock began to run, for the bar. */
  openedAt?: string;
  bar?: boolean;
  large?: boolean;
};

/** A clock as time left; its width does not change while it runs. */
export function TimeLeft({ clock, openedAt, bar = false, large = false }: Props) {
  const { t, i18n } = useTranslation();
  const chinese = i18n.language.startsWith("zh");
  const urgency = useTick((now) => urgencyOf(clock, now));
  const text = useTick((now) => formatLeft(splitLeft(Date.parse(clock.at), now), chinese));
  const share = useTick((now) => (bar ? shareLeft(clock.at, openedAt, now) : 0));
  const shown = urgency === "late" ? t("time.late", { text }) : text;
  return (
    <time dateTime={clock.at} title={formatFull(clock.at)} className={`${styles.clock} ${styles[urgency]} ${large ? styles.large : ""}`}>
      <span className={styles.text}>{shown}</span>
      {bar && (
        <span className={styles.bar} aria-hidden="true">
          <span className={styles.fill} style={{ display: "block", width: `${share * 100}%` }} />
        </span>
      )}
    </time>
  );
}
