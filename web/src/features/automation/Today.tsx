import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CaseAutomation } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { formatMinute } from "@/ui/moment";
import styles from "./Automation.module.css";

/** What policies did today, and what they left to people with every reason. */
export function Today({ today }: { today: CaseAutomation }) {
  const { t } = useTranslation();
  return (
    <section className={styles.today} aria-label={t("automation.today")}>
      <h2>{t("automation.today")}</h2>
      {today.acts.length === 0 && today.holds.length === 0 && <p className="quiet">{t("automation.nothingToday")}</p>}
      {today.acts.length > 0 && (
        <table>
          <caption>{t("automation.done", { count: today.acts.length })}</caption>
          <tbody>
            {today.acts.map((each) => (
              <tr key={each.id}>
                <td className="num quiet">{formatMinute(each.at)}</td>
                <td className="num">
                  <Link to={`/cases/${each.case_id}`}>{each.number}</Link>
                </td>
                <td className={styles.goods}>{each.goods}</td>
                <td>{t(`words.outcome.${each.outcome}`)}</td>
                <td className={`${styles.right} num`}>{each.amount_fen === null ? "" : formatFen(each.amount_fen)}</td>
                <td>{t("automation.byPolicy", { title: pick(each.title, each.title_en), version: each.version })}</td>
                <td>{each.state === "waiting" ? t("automation.waits", { at: formatMinute(each.hand_at) }) : t(`automation.act.${each.state}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {today.holds.length > 0 && (
        <table>
          <caption>{t("automation.left", { count: today.holds.length })}</caption>
          <tbody>
            {today.holds.map((each) => (
              <tr key={`${each.case_id} ${each.kind}`}>
                <td className="num quiet">{formatMinute(each.at)}</td>
                <td className="num">
                  <Link to={`/cases/${each.case_id}`}>{each.number}</Link>
                </td>
                <td className={styles.goods}>{each.goods}</td>
                <td>{pick(each.title, each.title_en)}</td>
                <td>{each.guards.map((guard) => pick(guard.text, guard.text_en)).join(t("automation.comma"))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
