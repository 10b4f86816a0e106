import { useTranslation } from "react-i18next";
import { formatFen } from "@/ui/money";
import { useCaseDesk } from "./desk";
import styles from "./Decision.module.css";

/** What the buyer asks for, in one sentence. */
export function DemandLine() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const asked = detail.after_sale?.requested_fen;
  // An exchange or a re-ship asks for no money; the platform then states a sum of nought.
  const amount = asked ? ` ${formatFen(asked)}` : "";
  return (
    <p className={styles.demand}>
      {t("decision.wants", { buyer: detail.buyer ?? t("decision.buyer") })} <strong>{t(`words.demand.${detail.demand}`)}</strong>
      <span className="num">{amount}</span>
      {detail.reason && t("decision.because", { reason: detail.reason })}
    </p>
  );
}
