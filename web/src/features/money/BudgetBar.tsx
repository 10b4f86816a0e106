import { useTranslation } from "react-i18next";
import { formatFen } from "@/ui/money";
import styles from "./MoneyPage.module.css";

/** How much of a month's budget is used and what is left; only what was used where there is none. */
export function BudgetBar({ budget, used }: { budget: number | null; used: number }) {
  const { t } = useTranslation();
  if (budget === null) return <span className="quiet small num">{t("money.usedOnly", { used: formatFen(used) })}</span>;
  const left = Math.max(budget - used, 0);
  return (
    <span className={styles.budget}>
      <progress max={Math.max(budget, 1)} value={Math.min(used, budget)} data-full={left === 0} aria-label={t("money.used")} />
      <span className="quiet small num">{t("money.left", { used: formatFen(used), left: formatFen(left) })}</span>
    </span>
  );
}
