import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PolicyCard } from "@/api/types";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { formatFen } from "@/ui/money";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import styles from "./Automation.module.css";
import { DryRun } from "./DryRun";
import { FigureForm } from "./FigureForm";
import { usePolicyCall, type PolicyCall } from "./useAutomation";

/** One kind of policy: what it says, whether it is on, its figures, its dry run, and the buttons. */
export function PolicySection({ shop, policy, mayEdit, mayStop }: { shop: number; policy: PolicyCard; mayEdit: boolean; mayStop: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(policy.state === "draft" || policy.state === "tried");
  const call = usePolicyCall(shop);
  const name = pick(policy.title, policy.title_en);
  return (
    <section className={styles.policy} data-state={policy.state} aria-label={name}>
      <header className={styles.line}>
        <span className={styles.state} data-state={policy.state}>
          {t(`automation.state.${policy.state}`)}
        </span>
        <div className={styles.said}>
          <h2>{name}</h2>
          <p>{pick(policy.sentence, policy.sentence_en)}</p>
          <Since policy={policy} />
        </div>
        <div className={styles.buttons}>
          {policy.state === "on" && mayStop && (
            <Button danger loading={call.isPending} onClick={() => call.mutate({ do: "stop", kind: policy.kind })}>
              {t("automation.stop")}
            </Button>
          )}
          <Button type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? "automation.fold" : policy.state === "none" && mayEdit ? "automation.setUp" : "automation.unfold")}
          </Button>
        </div>
      </header>
      {call.error && <Banner tone="caution">{failureLine(call.error, t)}</Banner>}
      {open && <Inside policy={policy} mayEdit={mayEdit} busy={call.isPending} call={(wanted) => call.mutate(wanted)} />}
    </section>
  );
}

function Inside({ policy, mayEdit, busy, call }: { policy: PolicyCard; mayEdit: boolean; busy: boolean; call: (wanted: PolicyCall) => void }) {
  const { t } = useTranslation();
  const { kind, version, state, dry_run: run } = policy;
  const mayTry = mayEdit && version > 0;
  return (
    <div className={styles.inside}>
      <FigureForm policy={policy} mayEdit={mayEdit} busy={busy} onSave={(figures) => call({ do: "draft", kind, figures })} />
      {run && <DryRun run={run} />}
      <div className={styles.buttons}>
        {mayTry && (
          <Button type={run?.stands ? "default" : "primary"} loading={busy} onClick={() => call({ do: "try", kind, version })}>
            {t(run ? "automation.tryAgain" : "automation.try")}
          </Button>
        )}
        {mayTry && state !== "on" && run?.stands && (
          <Button type="primary" loading={busy} onClick={() => call({ do: "on", kind, version })}>
            {t("automation.switchOn")}
          </Button>
        )}
        {mayTry && state !== "on" && !run?.stands && <span className="quiet small">{t(run ? "automation.runOld" : "automation.runFirst")}</span>}
      </div>
    </div>
  );
}

/** Who answers for it and what it has done today. */
function Since({ policy }: { policy: PolicyCard }) {
  const { t } = useTranslation();
  const said = [];
  if (policy.state === "on" && policy.on_at) {
    said.push(t("automation.onBy", { name: policy.on_by?.name ?? "", at: formatMinute(policy.on_at), version: policy.version }));
    said.push(t("automation.todaySum", { n: policy.today_count, sum: formatFen(policy.today_fen) }));
  } else if (policy.state === "stopped" && policy.stopped_at) {
    said.push(t("automation.stoppedBy", { name: policy.stopped_by?.name ?? "", at: formatMinute(policy.stopped_at) }));
  } else if (policy.changed_at) {
    said.push(t("automation.changedBy", { name: policy.changed_by?.name ?? "", at: formatMinute(policy.changed_at), version: policy.version }));
  }
  return said.length === 0 ? null : <p className="quiet small num">{said.join(" · ")}</p>;
}
