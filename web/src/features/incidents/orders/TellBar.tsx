import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import sheet from "@/ui/Sheet.module.css";
import { showToast } from "@/ui/toast";
import styles from "../Incidents.module.css";
import type { Incident, IncidentOrder } from "../shapes";
import { useIncidentOrders } from "../useIncidents";
import { useTell } from "./useTell";

/** One buyer after the other: copy, send it in the platform's chat, tick, next. Nobody comes up twice. */
export function TellBar({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const waiting = useIncidentOrders(incident.id, "untold", "");
  const { tell, copy } = useTell(incident);
  const [passed, setPassed] = useState<readonly string[]>([]);
  const next = waiting.data?.pages.flatMap((page) => page.items).find((each) => !passed.includes(each.order_no));
  if (!next) return null;
  const pass = (order: IncidentOrder) => setPassed([...passed, order.order_no]);
  return (
    <section className={styles.tell} aria-label={t("incident.tell.next")}>
      <p>
        <strong>{t("incident.tell.next")}</strong> <span className="num">{next.order_no}</span> <span className="quiet">{t("incident.tell.left", { count: incident.progress.untold })}</span>
      </p>
      <p className={styles.words}>{next.text}</p>
      <div className={sheet.row}>
        <Button type="primary" onClick={() => void copy(next).then(() => showToast(t("copy.done")))}>
          {t("incident.copy")}
        </Button>
        <Button loading={tell.isPending} onClick={() => tell.mutate(next)}>
          {t("incident.tickNext")}
        </Button>
        <Button type="text" onClick={() => pass(next)}>
          {t("incident.tell.later")}
        </Button>
        {tell.error && <span className={`small ${styles.caution}`}>{failureLine(tell.error, t)}</span>}
      </div>
    </section>
  );
}
