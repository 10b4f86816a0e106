import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, unwrap } from "@/api/client";
import { useCaseDesk } from "@/features/cases/page/desk";
import { useMoneyTicks } from "@/features/cases/page/money/useLooked";
import { pick } from "@/i18n";
import { CopyButton } from "@/ui/CopyButton";
import { formatFen } from "@/ui/money";
import sheet from "@/ui/Sheet.module.css";
import styles from "./Incidents.module.css";
import { useIncidentOfCase } from "./useIncidents";

/** On the page of a case: the incident that it belongs to, and what its policy says here; one click settles on it. */
export function CaseBanner() {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const { data: incident } = useIncidentOfCase(detail.id);
  const { ticks, blocked, boxes, watch } = useMoneyTicks(incident?.plan?.amount_fen ?? null);
  if (!incident) return null;
  const { plan } = incident;
  const follow = () => act((version) => watch(unwrap(api.POST("/api/incidents/of-case/{case_id}/follow", { params: { path: { case_id: detail.id } }, body: { version, ...ticks } }))));
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
          {incident.may_follow && boxes}
          {incident.may_follow && (
            <Button type="primary" loading={busy} disabled={blocked} onClick={() => void follow()}>
              {t("incident.follow")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
