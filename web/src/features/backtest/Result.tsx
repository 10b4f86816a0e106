import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ReplayFound } from "@/api/types";
import { formatFen } from "@/ui/money";
import { formatMinute } from "@/ui/moment";
import styles from "./Backtest.module.css";

type Row = ReplayFound["cases"][number];

/** What would have come of it: how many outcomes change, what it would have cost, and which cases. */
export function Result({ found }: { found: ReplayFound }) {
  const { t } = useTranslation();
  if (found.decided === 0) return <p className="quiet">{t(found.closed === 0 ? "backtest.noneClosed" : "backtest.noneDecided")}</p>;
  const difference = found.cost_after_fen - found.cost_before_fen;
  return (
    <section className={styles.result} aria-label={t("backtest.result")} aria-live="polite">
      <dl className={styles.sums}>
        <Sum name={t("backtest.decided")} value={found.decided < found.closed ? t("backtest.of", { n: found.decided, all: found.closed }) : found.decided} />
        <Sum name={t("backtest.outcomes")} value={found.outcomes} strong />
        <Sum name={t("backtest.cost")} value={`${formatFen(found.cost_before_fen)} → ${formatFen(found.cost_after_fen)}`} />
        <Sum name={t("backtest.difference")} value={signed(difference)} strong tone={difference} />
        <Sum name={t("backtest.asked")} value={`${found.asks_before} → ${found.asks_after}`} />
        <Sum name={t("backtest.agreed", { n: found.chosen })} value={`${found.agreed_before} → ${found.agreed_after}`} />
      </dl>
      <p className="quiet small">{t("backtest.compared", { n: found.compared })}</p>
      {found.changed === 0 ? <p>{t("backtest.nothing")}</p> : <Cases rows={found.cases} count={found.changed} />}
    </section>
  );
}

function Sum({ name, value, strong, tone = 0 }: { name: string; value: ReactNode; strong?: boolean; tone?: number }) {
  return (
    <div data-strong={strong} data-tone={tone > 0 ? "dearer" : tone < 0 ? "cheaper" : undefined}>
      <dt className="quiet small">{name}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}

function Cases({ rows, count }: { rows: Row[]; count: number }) {
  const { t } = useTranslation();
  const word = (outcome: Row["chosen"]) => (outcome ? t(`words.outcome.${outcome}`) : t("rules.noAdvice"));
  return (
    <table>
      <caption>{t(rows.length < count ? "backtest.changedFirst" : "backtest.changed", { count, shown: rows.length })}</caption>
      <thead>
        <tr>
          <th>{t("backtest.case")}</th>
          <th>{t("backtest.goods")}</th>
          <th>{t("backtest.closedAt")}</th>
          <th>{t("backtest.chosen")}</th>
          <th>{t("backtest.beforeAfter")}</th>
          <th className={styles.right}>{t("backtest.cost")}</th>
          <th className={styles.right}>{t("backtest.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.case_id}>
            <td className="num">
              <Link to={`/cases/${row.case_id}`}>{row.number}</Link>
            </td>
            <td className={styles.goods}>{row.goods}</td>
            <td className="num quiet">{formatMinute(row.closed_at)}</td>
            <td>{row.chosen ? word(row.chosen) : <span className="quiet">{t("backtest.nobody")}</span>}</td>
            <td>
              {row.before.recommended === row.after.recommended ? word(row.before.recommended) : <strong>{`${word(row.before.recommended)} → ${word(row.after.recommended)}`}</strong>}
              {row.before.asks !== row.after.asks && <div className="small">{t(row.after.asks ? "backtest.nowAsks" : "backtest.noLonger")}</div>}
            </td>
            <td className={`${styles.right} num`}>{`${fen(row.before.cost_fen)} → ${fen(row.after.cost_fen)}`}</td>
            <td className={`${styles.right} num`}>{row.difference_fen === null ? "—" : signed(row.difference_fen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const fen = (value: number | null) => (value === null ? "—" : formatFen(value));
const signed = (value: number) => (value > 0 ? `+${formatFen(value)}` : formatFen(value));
