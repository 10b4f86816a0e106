import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { CopyButton } from "@/ui/CopyButton";
import { formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import styles from "../Incidents.module.css";
import type { Incident } from "../shapes";
import type { Act } from "../useIncidents";

/** Taking the goods off sale: no platform lets the desk do it, so it is copied, done by hand and ticked. */
export function StopPanel({ incident, act }: { incident: Incident; act: Act }) {
  const { t } = useTranslation();
  const tick = (action_id: number) => act.mutate(() => unwrap(api.POST("/api/incidents/{incident_id}/stops/{action_id}/tick", { params: { path: { incident_id: incident.id, action_id } }, body: { note: "" } })));
  return (
    <section className={sheet.card} aria-label={t("incident.stop.title")}>
      <h2>{t("incident.stop.title")}</h2>
      {incident.stops.length === 0 && <p className="quiet">{t("incident.stop.none")}</p>}
      <ul className={styles.plain}>
        {incident.stops.map((stop) => (
          <li key={stop.id} className={styles.stop}>
            <p>
              <strong>{stop.goods}</strong> <span className="quiet">{stop.sku}</span>
            </p>
            {stop.ticked_at ? (
              <p className={styles.done}>{t("incident.stop.done", { name: stop.ticked_by?.name ?? "", at: formatMinute(stop.ticked_at) })}</p>
            ) : stop.state === "cancelled" ? (
              <p className="quiet">{t("incident.stop.dropped")}</p>
            ) : (
              <div className={sheet.row}>
                <CopyButton text={stop.text} label={t("incident.stop.copy")} />
                <a href={stop.link} target="_blank" rel="noreferrer">
                  {t("incident.stop.go", { place: stop.place })}
                </a>
                {incident.may.run && (
                  <Button size="small" loading={act.isPending} onClick={() => tick(stop.id)}>
                    {t("incident.stop.tick")}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
