import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import sheet from "@/ui/Sheet.module.css";
import styles from "../Incidents.module.css";
import { PHASES, type Incident, type Policy } from "../shapes";
import type { Act } from "../useIncidents";
import { PolicyAnswer } from "./PolicyAnswer";
import { PolicyForm } from "./PolicyForm";

/** One policy for all orders: what is offered in each phase, what it comes to, and whose yes it has. */
export function PolicyPanel({ incident, act }: { incident: Incident; act: Act }) {
  const { t } = useTranslation();
  const { policy } = incident;
  const [editing, setEditing] = useState(policy === null && incident.may.decide);
  return (
    <section className={sheet.card} aria-label={t("incident.policy.title")} data-wide={editing}>
      <h2>
        {t("incident.policy.title")} {policy && incident.state === "open" && <Tag color={policy.state === "asked" ? "gold" : undefined}>{t(`incident.policy.state.${policy.state}`)}</Tag>}
      </h2>
      {editing ? <PolicyForm incident={incident} act={act} onDone={() => setEditing(false)} /> : policy ? <Shown policy={policy} /> : <p className="quiet">{t("incident.policy.none")}</p>}
      {!editing && policy?.state === "asked" && <PolicyAnswer incident={incident} policy={policy} act={act} />}
      {!editing && incident.may.decide && policy?.state !== "asked" && (
        <Button className={styles.start} size="small" onClick={() => setEditing(true)}>
          {t(policy ? "incident.policy.change" : "incident.policy.set")}
        </Button>
      )}
    </section>
  );
}

function Shown({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className={styles.offers}>
        {PHASES.map((phase) => {
          const offer = policy.offers[phase];
          return (
            <div key={phase}>
              <dt>{t(`incident.phase.${phase}`)}</dt>
              <dd>
                {offer ? t(`words.outcome.${offer.outcome}`) : <span className="quiet">{t("incident.policy.byPeople")}</span>}{" "}
                {offer?.amount_fen != null && <span className="num">{formatFen(offer.amount_fen)}</span>}
                {offer?.percent != null && <span className="num">{t("incident.policy.share", { percent: offer.percent })}</span>}
                {offer?.words && <div className="quiet small">{offer.words}</div>}
              </dd>
            </div>
          );
        })}
      </dl>
      <p>
        {t("incident.policy.comesTo", { count: policy.orders })} <strong className="num">{formatFen(policy.sum_fen)}</strong>
      </p>
      <p className="quiet small">
        {t(policy.begin ? "incident.policy.begins" : "incident.policy.advises")} {t(policy.proactive ? "incident.policy.proactiveOn" : "incident.policy.proactiveOff")}
      </p>
      <p className="quiet small">
        {t("incident.policy.by", { name: policy.by?.name ?? "", at: formatMinute(policy.at) })}
        {policy.answered_by && ` · ${t(policy.state === "declined" ? "incident.policy.declinedBy" : "incident.policy.approvedBy", { name: policy.answered_by.name })}`}
      </p>
      {policy.answer && <p>{policy.answer}</p>}
    </>
  );
}
