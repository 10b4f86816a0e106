import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { TimeLeft } from "@/ui/TimeLeft";
import type { LinkPageData } from "../shapes";
import styles from "./LinkPage.module.css";

/** What is asked, about which goods, and what was said so far. */
export function Question({ page }: { page: LinkPageData }) {
  const { t } = useTranslation();
  const waiting = page.state !== "answered";
  return (
    <>
      <p className={styles.title}>
        <strong>{pick(page.title, page.title_en)}</strong>
        <span className="quiet small num">{page.number}</span>
        {waiting && <TimeLeft clock={{ at: page.due_at, alarms: page.alarms }} />}
      </p>
      {waiting && page.reminders > 0 && <p className={styles.late}>{t("workOrder.page.reminded", { count: page.reminders })}</p>}
      <section className={styles.asked} aria-label={t("workOrder.page.question")}>
        <p>{page.question}</p>
        {page.photos && <p className="quiet">{t("workOrder.page.photos", { what: pick(page.photos, page.photos_en) })}</p>}
      </section>
      <dl className={styles.about} aria-label={t("workOrder.page.about")}>
        {page.about.map((line) => (
          <div key={line.name}>
            <dt>{t(`workOrder.page.field.${line.name}`)}</dt>
            <dd className="num">{line.value}</dd>
          </div>
        ))}
      </dl>
      {page.turns.length > 0 && (
        <ul className={styles.said} aria-label={t("workOrder.page.said")}>
          {page.turns.map((turn, place) => (
            <li key={place} data-act={turn.act}>
              <p className="quiet small num">
                {t(turn.act === "answer" ? "workOrder.page.you" : "workOrder.page.shop")} {turn.signed} · {formatMinute(turn.at)}
              </p>
              <p>
                {turn.choice && <strong>{pick(turn.choice.label, turn.choice.label_en)} </strong>}
                {turn.words}
                {turn.files > 0 && <span className="quiet"> {t("workOrder.page.files", { count: turn.files })}</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
