import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Backtest } from "@/api/types";
import { formatFen } from "@/ui/money";
import styles from "./Rules.module.css";

/** What a change would have changed: counts, money, and the cases themselves. */
export function BacktestResult({ found }: { found: Backtest }) {
  const { t } = useTranslation();
  const word = (outcome: string | null) => (outcome ? t(`words.outcome.${outcome as "refuse"}`) : t("rules.noAdvice"));
  const fen = (value: number | null) => (value === null ? "" : formatFen(value));
  if (found.decided === 0) return <p className="quiet">{t("rules.noCases")}</p>;
  return (
    <section className={styles.trial} aria-label={t("rules.result")} aria-live="polite">
      <p>
        {t("rules.found", { decided: found.decided, recommendations: found.recommendations, standings: found.standings, costs: found.costs })}
        {found.cost_after_fen !== found.cost_before_fen && ` ${t("rules.money", { before: formatFen(found.cost_before_fen), after: formatFen(found.cost_after_fen) })}`}
      </p>
      {found.examples.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t("rules.example")}</th>
              <th>{t("rules.before")}</th>
              <th>{t("rules.after")}</th>
              <th className={styles.right}>{t("rules.costBefore")}</th>
              <th className={styles.right}>{t("rules.costAfter")}</th>
            </tr>
          </thead>
          <tbody>
            {found.examples.map((each) => (
              <tr key={each.case_id}>
                <td className="num">
                  <Link to={`/cases/${each.case_id}`}>{each.number}</Link>
                </td>
                <td>{word(each.before.recommended)}</td>
                <td>{word(each.after.recommended)}</td>
                <td className={`${styles.right} num`}>{fen(each.before.cost_fen)}</td>
                <td className={`${styles.right} num`}>{fen(each.after.cost_fen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
