import { useTranslation } from "react-i18next";
import type { RuleRow } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { formatFull, formatMinute } from "@/ui/moment";
import styles from "./Rules.module.css";

/** What the shop changed about a rule and when, and the rule's own earlier versions. */
export function RuleHistory({ rule }: { rule: RuleRow }) {
  const { t } = useTranslation();
  const count = rule.history.length + (rule.versions.length > 1 ? rule.versions.length : 0);
  if (count === 0) return null;
  const units = new Map(rule.numbers.map((number) => [`then.${number.name}`, number]));
  const say = (key: string, value: unknown) => {
    if (key === "active") return t("rules.turnedOff");
    if (key === "confidence") return t("rules.confirmed");
    const number = units.get(key);
    if (!number) return key;
    return `${t(`rules.number.${number.name as "days"}`)} ${number.unit === "fen" ? formatFen(Number(value)) : String(value)}`;
  };
  return (
    <details className={styles.history}>
      <summary>{t("rules.history", { n: count })}</summary>
      <ul>
        {rule.history.map((each) => (
          <li key={each.id}>
            <time className="num" title={formatFull(each.at)}>
              {formatMinute(each.at)}
            </time>
            <span>{each.by}</span>
            <span>{Object.entries(each.changes).map(([key, value]) => say(key, value)).join(t("comma"))}</span>
            <span className="quiet">{each.note}</span>
            {each.withdrawn_at && <span className="quiet num">{t("rules.until", { at: formatMinute(each.withdrawn_at), by: each.withdrawn_by })}</span>}
          </li>
        ))}
        {rule.versions.length > 1 &&
          rule.versions.map((each) => (
            <li key={`${each.from}-${each.to}`}>
              <span className="num">{t("rules.effective", { from: each.from ?? "…", to: each.to ?? "…" })}</span>
              <span>{pick(each.title, each.title_en)}</span>
            </li>
          ))}
      </ul>
    </details>
  );
}
