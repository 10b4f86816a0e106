import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { TimeLeft } from "@/ui/TimeLeft";
import { OrderButtons } from "./OrderButtons";
import type { WorkOrder } from "./shapes";
import { StateTag } from "./StateTag";
import { TurnList } from "./TurnList";
import styles from "./WorkOrders.module.css";

/** One work order on its case: what was asked of whom, until when, what came back, and what can be done. */
export function OrderCard({ order }: { order: WorkOrder }) {
  const { t } = useTranslation();
  const waiting = order.state === "open" || order.state === "reopened";
  return (
    <article className={styles.card} data-state={order.state} aria-label={order.number}>
      <p className={styles.title}>
        <strong>{pick(order.title, order.title_en)}</strong>
        <span>→ {t(`workOrder.addressee.${order.addressee}`)}</span>
        <span className="quiet small num">{order.number}</span>
        {waiting ? <TimeLeft clock={{ at: order.due_at, alarms: order.alarms }} /> : <StateTag order={order} />}
      </p>
      <p className={styles.words}>{order.question}</p>
      {order.pictures.length > 0 && (
        <p className={styles.sent}>
          {order.pictures.map((picture, place) => (
            <img key={picture} src={`/api/cases/${order.case_id}/evidence/${picture}/file`} alt={t("workOrder.picture", { no: place + 1 })} width={48} height={48} />
          ))}
        </p>
      )}
      <p className="quiet small num">
        {t("workOrder.asked", { name: order.asked_by.name, at: formatMinute(order.asked_at) })}
        {order.reminders > 0 && ` · ${t("workOrder.reminders", { count: order.reminders })}`}
        {order.link && waiting && !order.link.expired && ` · ${t(order.link.opened_at ? "workOrder.link.opened" : "workOrder.link.unopened")}`}
        {order.adopted && ` · ${t("workOrder.adopted")}`}
      </p>
      {order.link?.expired && waiting && (
        <p className={`${styles.lapsed} small`}>
          {t("workOrder.link.expired")} {t("workOrder.link.lapsed")}
        </p>
      )}
      <TurnList order={order} />
      <OrderButtons order={order} />
    </article>
  );
}
