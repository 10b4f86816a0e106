import { CheckCircleFilled, CheckOutlined, ClockCircleOutlined, ExportOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { FlowStep } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import { TimeLeft } from "@/ui/TimeLeft";
import { useCaseDesk } from "./desk";
import styles from "./Flow.module.css";
import { PutOffControl } from "./PutOffControl";
import { ScriptBox } from "./ScriptBox";
import { SendControl } from "./SendControl";
import { TickControl } from "./TickControl";
import { whoOf } from "./who";

const OURS: ReadonlySet<string> = new Set(["agent", "warehouse"]);

/** One step: who, by when, the words and the link it needs, and the tick. Only what comes next is opened up. */
export function FlowLine({ step, turn }: { step: FlowStep; turn: boolean }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const open = step.state === "open" || step.state === "waiting";
  return (
    <li className={styles.line} data-state={step.state} data-turn={turn}>
      <StateMark state={step.state} />
      <div className={styles.body}>
        <div className={styles.title}>
          <strong>{pick(step.verb, step.verb_en)}</strong>
          {step.amount_fen !== null && <span className="num">{formatFen(step.amount_fen)}</span>}
          <span className="quiet small">{whoOf(step.who, t)}</span>
          {open && step.due_at && <TimeLeft clock={{ at: step.due_at, alarms: [] }} />}
          <span className={styles.end}>
            {open && step.link && /^https?:/.test(step.link) && (
              <a href={step.link} target="_blank" rel="noreferrer">
                {t("flow.link")} <ExportOutlined />
              </a>
            )}
            {step.released && <span className="quiet">{t("flow.sending")}</span>}
            {open && !step.released && turn && detail.may.tick && step.sends && <SendControl step={step} />}
            {open && !step.released && detail.may.tick && turn && OURS.has(step.who) && <PutOffControl step={step} />}
            {open && !step.released && detail.may.tick && <TickControl step={step} primary={turn && !step.sends} />}
          </span>
        </div>
        {step.done_at && (
          <p className="quiet small">
            {t(step.state === "confirmed" ? "flow.confirmedAt" : "flow.doneAt", { name: step.done_by?.name ?? t("words.who.platform"), at: formatMinute(step.done_at) })}
            {step.note && ` · ${step.note}`}
          </p>
        )}
        {open && step.action_error && (
          <Banner tone="caution" action={<Link to="/settings/stuck">{t("flow.toStuck")}</Link>}>
            {pick(step.action_error.message, step.action_error.message_en)}
          </Banner>
        )}
        {open && step.confirmed_by && <p className="quiet small">{t("flow.provedBy")}</p>}
        {open && step.script && <ScriptBox text={step.script} />}
      </div>
    </li>
  );
}

function StateMark({ state }: { state: string }) {
  const { t } = useTranslation();
  if (state === "confirmed") return <CheckCircleFilled className={styles.mark} aria-label={t("flow.state.confirmed")} />;
  if (state === "done") return <CheckOutlined className={styles.mark} aria-label={t("flow.state.done")} />;
  if (state === "waiting") return <ClockCircleOutlined className={styles.mark} aria-label={t("flow.state.waiting")} />;
  return <span className={styles.ring} role="img" aria-label={t("flow.state.open")} />;
}
