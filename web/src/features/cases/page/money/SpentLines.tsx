import { useTranslation } from "react-i18next";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import { useCaseDesk } from "../desk";
import styles from "./Money.module.css";

/** What went out on the order or is on its way, over all of its cases; what was given beside settles nothing (T6b). */
export function SpentLines() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { spent, above_paid_fen } = detail.money;
  if (spent.length === 0) return null;
  return (
    <section>
      <h3>{t("remedy.spent")}</h3>
      <ul>
        {spent.map((each, place) => (
          <li key={place} className={styles.line}>
            <span>{t(`remedy.way.${each.way}`)}</span>
            <strong className="num">{formatFen(each.amount_fen)}</strong>
            <span className="quiet small">
              {[each.beside && t("remedy.beside"), each.number, each.by, each.at && formatMinute(each.at), !each.sure && t("remedy.unsure")].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {above_paid_fen > 0 && <p className={styles.changed}>{t("remedy.abovePaid", { more: formatFen(above_paid_fen) })}</p>}
    </section>
  );
}
