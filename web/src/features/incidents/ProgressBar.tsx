import { useTranslation } from "react-i18next";
import styles from "./Incidents.module.css";
import type { Progress } from "./shapes";

/** Settled, open and late orders as one bar with its numbers in words. */
export function ProgressBar({ progress }: { progress: Progress }) {
  const { t } = useTranslation();
  const late = progress.overdue;
  const parts = [
    { key: "settled", count: progress.settled },
    { key: "open", count: progress.open - late },
    { key: "overdue", count: late },
    { key: "no_case", count: progress.no_case },
  ] as const;
  return (
    <div>
      <div className={styles.bar} aria-hidden>
        {parts.map(({ key, count }) => count > 0 && <span key={key} data-part={key} style={{ flexGrow: count }} />)}
      </div>
      <div className="num small">
        {parts
          .filter((each) => each.count > 0)
          .map((each) => `${t(`incident.show.${each.key}`)} ${each.count}`)
          .join(" · ") || t("incident.noOrders")}
      </div>
    </div>
  );
}
