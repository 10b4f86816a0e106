import { Button, Tag } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import { Banner, Bones, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import styles from "./Incidents.module.css";
import { OrderPanel } from "./orders/OrderPanel";
import { AnnouncementPanel } from "./page/AnnouncementPanel";
import { CloseDialog } from "./page/CloseDialog";
import { PolicyPanel } from "./page/PolicyPanel";
import { StopPanel } from "./page/StopPanel";
import { ProgressBar } from "./ProgressBar";
import type { Incident } from "./shapes";
import { type Act, useIncident, useIncidentAct } from "./useIncidents";

/** One incident: what is wrong, how far it has come, what is offered, what is told, and each of its orders. */
export function IncidentPage() {
  const { t } = useTranslation();
  const id = Number(useParams().incidentId);
  const incident = useIncident(id);
  const title = incident.data?.title;
  useEffect(() => {
    document.title = `${title ?? t("incident.title")} · ${t("frame.name")}`;
  }, [t, title]);
  if (incident.isPending) return <div className={styles.page}><Bones widths={[40, 95, 90, 92]} /></div>;
  if (incident.isError) return <Failure error={incident.error} onRetry={() => void incident.refetch()} />;
  return <Page incident={incident.data} />;
}

function Page({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const act = useIncidentAct(incident.id);
  return (
    <div className={`${sheet.stack} ${styles.page}`}>
      <Head incident={incident} act={act} />
      {act.error && <Banner tone="caution">{failureLine(act.error, t)}</Banner>}
      {incident.state === "closed" && <Closed incident={incident} />}
      <Figures incident={incident} />
      <div className={styles.panels}>
        <PolicyPanel key={incident.policy?.no} incident={incident} act={act} />
        <AnnouncementPanel key={`${incident.announcement?.no ?? 0}`} incident={incident} act={act} />
        <StopPanel incident={incident} act={act} />
      </div>
      <OrderPanel incident={incident} act={act} />
    </div>
  );
}

function Head({ incident, act }: { incident: Incident; act: Act }) {
  const { t } = useTranslation();
  const [closing, setClosing] = useState(false);
  return (
    <header className={sheet.head}>
      <div>
        <p className="quiet small">
          <Link to="/incidents">{t("incident.title")}</Link> <span className="num">{incident.number}</span> · {incident.shop.name}
        </p>
        <h1>{incident.title}</h1>
        <p>
          {incident.wrong} <Tag>{t(`incident.link.${incident.cause}`)}</Tag> <Tag>{t(`incident.family.${incident.family}`)}</Tag>
        </p>
        <p className="quiet small">
          {t("incident.openedBy", { name: incident.opened_by?.name ?? "", at: formatMinute(incident.opened_at) })} · {t(`incident.laterNow.${incident.later}`)}
        </p>
      </div>
      {incident.may.run && <Button onClick={() => setClosing(true)}>{t("incident.close")}</Button>}
      {closing && <CloseDialog incident={incident} act={act} onClose={() => setClosing(false)} />}
    </header>
  );
}

function Closed({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  return (
    <section className={sheet.card} aria-label={t("incident.state.closed")}>
      <p className="quiet small">{t("incident.closedBy", { name: incident.closed_by?.name ?? "", at: incident.closed_at ? formatMinute(incident.closed_at) : "" })}</p>
      <p><strong>{t("incident.summary")}</strong> {incident.summary}</p>
      <p><strong>{t("incident.prevention")}</strong> {incident.prevention}</p>
    </section>
  );
}

function Figures({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const { progress } = incident;
  const figures = [
    [t("incident.figure.orders"), String(progress.orders)],
    [t("incident.figure.told"), `${progress.told} / ${progress.orders}`],
    [t("incident.figure.answered"), String(progress.answered)],
    [t("incident.figure.estimate"), incident.estimate_fen === null ? "—" : formatFen(incident.estimate_fen)],
    [t("incident.figure.chosen"), formatFen(progress.chosen_fen)],
    [t("incident.figure.spent"), formatFen(progress.spent_fen)],
  ] as const;
  return (
    <section className={sheet.card} aria-label={t("incident.columns.progress")}>
      <ProgressBar progress={progress} />
      {progress.unplanned > 0 && incident.policy?.state === "in_force" && <p role="status">{t("incident.working", { left: progress.unplanned })}</p>}
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
