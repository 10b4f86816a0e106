import { useTranslation } from "react-i18next";
import type { Rate } from "./useDeskData";
import styles from "./Desk.module.css";

/** A reply rate; red below the standard. `whole`: with what it is made of. */
export function RateText({ rate, whole }: { rate: Rate; whole?: boolean }) {
  const { t } = useTranslation();
  if (rate.percent === null) return <span className="quiet">—</span>;
  return (
    <span className={styles.rate}>
      <span data-late={rate.percent < rate.standard}>{rate.percent}%</span>
      {whole && <span className="quiet small"> {t("desk.rateParts", { late: rate.late, waits: rate.waits, ticked: rate.self_reported })}</span>}
    </span>
  );
}
