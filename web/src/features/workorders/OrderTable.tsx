import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import { TimeLeft } from "@/ui/TimeLeft";
import type { WorkOrder } from "./shapes";
import { StateTag } from "./StateTag";

/** One line a work order; its number leads to the case, where it is dealt with. */
export function OrderTable({ orders }: { orders: readonly WorkOrder[] }) {
  const { t } = useTranslation();
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table} aria-label={t("workOrder.list")}>
        <thead>
          <tr>
            <th>{t("workOrder.columns.number")}</th>
            <th>{t("workOrder.to")}</th>
            <th>{t("workOrder.columns.what")}</th>
            <th>{t("workOrder.columns.case")}</th>
            <th>{t("workOrder.columns.due")}</th>
            <th>{t("workOrder.columns.asked")}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id}>
              <td className="num nowrap">
                <Link to={`/cases/${order.case_id}`}>{order.number}</Link>
                <div>
                  <StateTag order={order} />
                </div>
              </td>
              <td className="nowrap">{t(`workOrder.addressee.${order.addressee}`)}</td>
              <td style={{ minWidth: 240, maxWidth: 420 }}>
                <strong>{pick(order.title, order.title_en)}</strong> {order.question}
                <Newest order={order} />
              </td>
              <td className="num nowrap">
                <Link to={`/cases/${order.case_id}`}>{order.case_number}</Link>
                <div className="quiet small">{order.order_no}</div>
              </td>
              <td className="num nowrap">
                <When order={order} />
              </td>
              <td className="nowrap">
                {order.asked_by.name}
                <div className="quiet small num">{formatMinute(order.asked_at)}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The time left while an answer is awaited; when it came, or when all was over. */
function When({ order }: { order: WorkOrder }) {
  const past = order.ended_at ?? (order.state === "answered" ? order.answered_at : null);
  return past ? formatMinute(past) : <TimeLeft clock={{ at: order.due_at, alarms: order.alarms }} />;
}

/** The newest answer in a line. */
function Newest({ order }: { order: WorkOrder }) {
  const turn = order.turns.findLast((each) => each.act === "answer");
  if (!turn) return null;
  return (
    <div className="quiet small">
      {turn.choice && `${pick(turn.choice.label, turn.choice.label_en)} `}
      {turn.words}
    </div>
  );
}
