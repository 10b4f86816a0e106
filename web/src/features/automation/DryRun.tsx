import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PolicyCard } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { formatMinute } from "@/ui/moment";
import styles from "./Automation.module.css";

type Run = NonNullable<PolicyCard["dry_run"]>;
type Row = Run["acted"][number];

/** What a policy would have done in the last 30 days: how much, which cases, and why others were left to people. */
export function DryRun({ run }: { run: Run }) {
  const { t } = useTranslation();
  return (
    <section className={styles.run} aria-label={t("automation.run")}>
      <h3>
        {t("automation.run")} <span className="quiet small num">{t("automation.runAt", { at: formatMinute(run.at), version: run.version })}</span>
      </h3>
      <dl className={styles.sums}>
        <Sum name={t("automation.looked")} value={run.capped ? `${run.cases}+` : run.cases} />
        <Sum name={t("automation.wouldAct")} value={run.acts} strong />
        <Sum name={t("automation.wouldCost")} value={formatFen(run.cost_fen)} strong />
        <Sum name={t("automation.contradicted")} value={run.contradicted} heed={run.contradicted > 0} />
        <Sum name={t("automation.same")} value={run.same} />
        <Sum name={t("automation.wouldHold")} value={run.holds} />
        <Sum name={t("automation.others")} value={run.others} />
      </dl>
      {run.rules.length > 0 && (
        <p className={styles.heed}>
          {t("automation.confirmFirst")}{" "}
          {run.rules.map((each) => (
            <Link key={each.rule} to={`/settings/rules?q=${encodeURIComponent(each.rule)}`}>
              {t("automation.ruleHeld", { title: pick(each.title, each.title_en), n: each.cases })}
            </Link>
          ))}
        </p>
      )}
      {run.held_by.length > 0 && (
        <ul className={styles.reasons}>
          {run.held_by.map((each) => (
            <li key={each.guard}>
              {pick(each.text, each.text_en)} <span className="num">{each.cases}</span>
            </li>
          ))}
        </ul>
      )}
      <Cases title={t("automation.acted", { count: run.acts })} rows={run.acted} count={run.acts}>
        {(row) => <Contrast row={row} />}
      </Cases>
      <Cases title={t("automation.held", { count: run.holds })} rows={run.held} count={run.holds}>
        {(row) => <span className="quiet">{row.guards.map((each) => pick(each.text, each.text_en)).join(t("automation.comma"))}</span>}
      </Cases>
    </section>
  );
}

function Sum({ name, value, strong, heed }: { name: string; value: ReactNode; strong?: boolean; heed?: boolean }) {
  return (
    <div data-strong={strong} data-heed={heed}>
      <dt className="quiet small">{name}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}

function Contrast({ row }: { row: Row }) {
  const { t } = useTranslation();
  if (row.chosen === null) return <span className="quiet">{t("automation.unchosen")}</span>;
  if (row.chosen === row.outcome) return <span className="quiet">{t("automation.alike")}</span>;
  return <strong className={styles.wrong}>{t("automation.differs", { outcome: t(`words.outcome.${row.chosen}`) })}</strong>;
}

function Cases({ title, rows, count, children }: { title: string; rows: Row[]; count: number; children: (row: Row) => ReactNode }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, 8);
  return (
    <details className={styles.cases} open={count <= 8}>
      <summary>{title}</summary>
      <table>
        <tbody>
          {shown.map((row) => (
            <tr key={row.case_id}>
              <td className="num">
                <Link to={`/cases/${row.case_id}`}>{row.number}</Link>
              </td>
              <td className={styles.goods}>{row.goods}</td>
              <td className="num quiet">{formatMinute(row.at)}</td>
              <td>{t(`words.outcome.${row.outcome}`)}</td>
              <td className={`${styles.right} num`}>{row.amount_fen === null ? "" : formatFen(row.amount_fen)}</td>
              <td>{children(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t("automation.more", { n: rows.length })}
        </button>
      )}
      {all && rows.length < count && <p className="quiet small">{t("automation.first", { n: rows.length })}</p>}
    </details>
  );
}
