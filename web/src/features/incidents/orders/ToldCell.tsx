import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { CopyButton } from "@/ui/CopyButton";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import styles from "../Incidents.module.css";
import type { Incident, IncidentOrder } from "../shapes";
import { useTell } from "./useTell";

/** Copy the words with this order's values, tick that they were sent, later that the buyer answered. */
export function ToldCell({ incident, order }: { incident: Incident; order: IncidentOrder }) {
  const { t } = useTranslation();
  const { tell, answer } = useTell(incident);
  const failure = tell.error ?? answer.error;
  if (order.state !== "in") return null;
  if (order.told_at)
    return (
      <>
        <span className={styles.done}>{t("incident.toldBy", { name: order.told_by?.name ?? "", at: formatMinute(order.told_at) })}</span>
        {order.answered_at ? (
          <div className="small">{t("incident.answeredAt", { at: formatMinute(order.answered_at) })}</div>
        ) : (
          incident.may.tell && (
            <div>
              <Button size="small" type="text" loading={answer.isPending} onClick={() => answer.mutate(order)}>
                {t("incident.answered")}
              </Button>
            </div>
          )
        )}
      </>
    );
  if (!order.text) return <span className="quiet">{t("incident.unworded")}</span>;
  return (
    <div className={sheet.row}>
      <Tooltip title={order.text}>
        <span>
          <CopyButton text={order.text} label={t("incident.copy")} />
        </span>
      </Tooltip>
      {incident.may.tell && (
        <Button size="small" loading={tell.isPending} onClick={() => tell.mutate(order)}>
          {t("incident.tick")}
        </Button>
      )}
      {failure && <span className={`small ${styles.caution}`}>{failureLine(failure, t)}</span>}
    </div>
  );
}
