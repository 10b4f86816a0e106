import { useTranslation } from "react-i18next";
import { formatMinute } from "@/ui/moment";
import styles from "./Buyers.module.css";
import type { Buyer } from "./shapes";

/** How this buyer rated our service, newest first. */
export function Ratings({ buyer }: { buyer: Buyer }) {
  const { t } = useTranslation();
  if (buyer.ratings.length === 0) return null;
  return (
    <section className={styles.block} aria-label={t("buyers.ratings")}>
      <h3>{t("buyers.ratings")}</h3>
      <ul className={styles.rows}>
        {buyer.ratings.slice(0, 6).map((each) => (
          <li key={`${each.conversation} ${each.at ?? ""}`}>
            <span className={styles.rowHead}>
              <span aria-label={t("buyers.stars", { count: each.score ?? 0 })}>{"★".repeat(each.score ?? 0) + "☆".repeat(5 - (each.score ?? 0))}</span>
              <span>{each.staff}</span>
            </span>
            {each.words && <span>{each.words}</span>}
            {each.at && <span className="quiet small">{formatMinute(each.at)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
