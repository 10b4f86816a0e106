import { Button, Input } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BacktestPage } from "@/api/types";
import { serverNow } from "@/ui/clock";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import styles from "./Backtest.module.css";
import { Result } from "./Result";
import { TriedRules } from "./TriedRules";
import { askedOf, dayBefore, readTried, spell, triedOf, type Figure, type Tried } from "./tried";
import { useReplay } from "./useReplay";

/** The period and what to try, and below it what came of it. */
export function TrialForm({ shop, page }: { shop: number; page: BacktestPage }) {
  const { t } = useTranslation();
  const [tried, setTried] = useState(() => triedOf(page, serverNow()));
  const replay = useReplay(shop);
  const asked = askedOf(page, tried);
  const change = (part: Partial<Tried>) => setTried({ ...tried, ...part });
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (asked) replay.mutate(asked);
        }}
      >
        <Part title={t("backtest.period")}>
          <Input type="date" aria-label={t("backtest.since")} value={tried.since} onChange={(event) => change({ since: event.target.value })} />
          <Input type="date" aria-label={t("backtest.until")} value={tried.until} onChange={(event) => change({ until: event.target.value })} />
          {[30, 90, 365].map((days) => (
            <Button key={days} size="small" onClick={() => change({ since: dayBefore(serverNow(), days), until: dayBefore(serverNow(), 0) })}>
              {t("backtest.days", { n: days })}
            </Button>
          ))}
        </Part>
        <Part title={t("backtest.rules")}>
          <TriedRules shop={shop} onChange={(rules) => change({ rules })} />
        </Part>
        <Part title={t("backtest.limits")}>
          <Yuan label={t("backtest.agent")} value={tried.agent} onChange={(agent) => change({ agent })} />
          <Yuan label={t("backtest.fourEyes")} value={tried.fourEyes} onChange={(fourEyes) => change({ fourEyes })} />
        </Part>
        <details className={styles.part}>
          <summary>{t("backtest.figures")}</summary>
          <div className={styles.fields}>
            {page.figures.map((each) => (
              <FigureField
                key={each.name}
                figure={each}
                text={tried.figures[each.name] ?? ""}
                onChange={(text) => change({ figures: { ...tried.figures, [each.name]: text } })}
              />
            ))}
          </div>
        </details>
        <div className={styles.fields}>
          <Button type="primary" htmlType="submit" loading={replay.isPending} disabled={asked === null}>
            {t("backtest.run")}
          </Button>
          <Button
            type="text"
            onClick={() => {
              setTried(triedOf(page, serverNow()));
              replay.reset();
            }}
          >
            {t("backtest.reset")}
          </Button>
          <span className="quiet small">{t("backtest.most", { n: page.most_cases })}</span>
        </div>
      </form>
      {replay.error && <Banner tone="caution">{failureLine(replay.error, t)}</Banner>}
      {replay.data && <Result found={replay.data} />}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={title}>
      <h2>{title}</h2>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

function Yuan({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <label className={styles.field}>
      <span className="quiet small">{label}</span>
      <Input prefix="¥" inputMode="decimal" className="num" placeholder={t("backtest.noLimit")} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

function FigureField({ figure, text, onChange }: { figure: Figure; text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const value = readTried(figure, text);
  return (
    <label className={styles.field} data-changed={value !== null && value !== figure.value}>
      <span className="quiet small">
        {t(`backtest.figure.${figure.name as "wage_fen_per_hour"}`)}
        {figure.origin === "default" && ` · ${t("backtest.default")}`}
      </span>
      <Input
        className="num"
        inputMode="decimal"
        status={value === null ? "error" : undefined}
        prefix={figure.unit === "fen" ? "¥" : undefined}
        suffix={figure.unit === "fen" ? undefined : t(`backtest.unit.${figure.unit}`)}
        title={t("backtest.now", { value: spell(figure, figure.value) })}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
