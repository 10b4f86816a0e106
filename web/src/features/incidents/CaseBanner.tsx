import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import { useCaseDesk } from "@/features/cases/page/desk";
import { pick } from "@/i18n";
import { CopyButton } from "@/ui/CopyButton";
import { formatFen } from "@/ui/money";
import sheet from "@/ui/Sheet.module.css";
import styles from "./Incidents.module.css";
import { useIncidentOfCase } from "./useIncidents";

/** On the page of a case: the incident that it belongs to, and what its policy says here; one click settles on it. */
export function CaseBanner() {
  const { t } = useTranslation();
  const { detail, act, busy, failure } = useCaseDesk();
  const [looked, setLooked] = useState(false);
  const { data: incident } = useIncidentOfCase(detail.id);
  if (!incident) return null;
  const { plan } = incident;
  const mustLook = failure !== null && isFailure(failure, "facts.old");
  const follow = () => act((version) => unwrap(api.POST("/api/incidents/of-case/{case_id}/follow", { params: { path: { case_id: detail.id } }, body: { version, looked } })));
  return (
    <section className={styles.banner} aria-label={t("incident.ofCase")}>
      <p>
        {t("incident.ofCase")} <Link to={`/incidents/${incident.id}?show=all`}>
          <span className="num">{incident.number}</span> {incident.title}
        </Link>
        {incident.told_at && <span className="quiet"> · {t("incident.show.told")}</span>}
      </p>
      {plan && (
        <p>
          {t("incident.plan")}{" "}
          {plan.outcome ? (
            <strong>
              {t(`words.outcome.${plan.outcome}`)} {plan.amount_fen !== null && <span className="num">{formatFen(plan.amount_fen)}</span>}
            </strong>
          ) : null}{" "}
          <span className="quiet">{pick(plan.why, plan.why_en)}</span>
        </p>
      )}
      {plan && plan.rights.length > 0 && <p className="small">{t("incident.rights", { rights: plan.rights.map((each) => t(`words.outcome.${each}`)).join(t("approval.comma")) })}</p>}
      {incident.script && <p className={styles.words}>{incident.script}</p>}
      {(incident.script || incident.may_follow) && (
        <div className={sheet.row}>
          {incident.script && <CopyButton text={incident.script} label={t("incident.copy")} />}
          {incident.may_follow && (mustLook || looked) && (
            <Checkbox checked={looked} onChange={(event) => setLooked(event.target.checked)}>
              {t("choose.looked")}
            </Checkbox>
          )}
          {incident.may_follow && (
            <Button type="primary" loading={busy} onClick={() => void follow()}>
              {t("incident.follow")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
