import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import sheet from "@/ui/Sheet.module.css";
import { TimeLeft } from "@/ui/TimeLeft";
import styles from "../Incidents.module.css";
import type { Incident, IncidentOrder } from "../shapes";
import { ToldCell } from "./ToldCell";

type Props = { incident: Incident; orders: readonly IncidentOrder[]; picked: readonly string[]; onPick: ((picked: readonly string[]) => void) | null };

/** One line an order: where it is, its case, what the policy says, whether its buyer was told. */
export function OrderTable({ incident, orders, picked, onPick }: Props) {
  const { t } = useTranslation();
  const all = orders.length > 0 && orders.every((each) => picked.includes(each.order_no));
  const toggle = (order_no: string, on: boolean) => onPick?.(on ? [...picked, order_no] : picked.filter((each) => each !== order_no));
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table} aria-label={t("incident.orders")}>
        <thead>
          <tr>
            {onPick && (
              <th>
                <Checkbox aria-label={t("incident.pickAll")} checked={all} onChange={(event) => onPick(event.target.checked ? orders.map((each) => each.order_no) : [])} />
              </th>
            )}
            <th>{t("incident.columns.order")}</th>
            <th>{t("incident.columns.phase")}</th>
            <th className={styles.right}>{t("incident.columns.paid")}</th>
            <th>{t("incident.columns.plan")}</th>
            <th>{t("incident.columns.case")}</th>
            <th>{t("incident.columns.told")}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.id} data-off={order.state === "excluded"}>
              {onPick && (
                <td>
                  <Checkbox aria-label={t("incident.pickOne", { order: order.order_no })} checked={picked.includes(order.order_no)} onChange={(event) => toggle(order.order_no, event.target.checked)} />
                </td>
              )}
              <td>
                <span className="num nowrap">{order.order_no}</span>
                <div className="quiet small">
                  {order.goods} {order.sku}
                  {order.note && ` · ${order.note}`}
                </div>
              </td>
              <td className="nowrap">
                {t(`incident.phase.${order.phase}`)}
                {order.shipped_at && <div className="quiet small num">{formatMinute(order.shipped_at)}</div>}
              </td>
              <td className={`num nowrap ${styles.right}`}>{order.paid_fen === null ? "—" : formatFen(order.paid_fen)}</td>
              <td style={{ minWidth: 150 }}>
                <PlanCell order={order} />
              </td>
              <td className="nowrap">
                <CaseCell order={order} />
              </td>
              <td style={{ minWidth: 200 }}>
                <ToldCell incident={incident} order={order} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlanCell({ order }: { order: IncidentOrder }) {
  const { t } = useTranslation();
  const { plan } = order;
  if (order.state === "excluded") return <span>{t("incident.excludedBy", { name: order.excluded_by?.name ?? "", reason: order.reason })}</span>;
  if (!plan) return <span className="quiet">—</span>;
  return (
    <>
      {plan.outcome ? (
        <>
          {t(`words.outcome.${plan.outcome}`)} {plan.amount_fen !== null && <span className="num">{formatFen(plan.amount_fen)}</span>}
        </>
      ) : (
        <span className={styles.caution}>{pick(plan.why, plan.why_en)}</span>
      )}
      {plan.outcome && <div className="quiet small">{pick(plan.why, plan.why_en)}</div>}
      {plan.stuck && <div className={`small ${styles.caution}`}>{t("incident.stuckHere")}</div>}
    </>
  );
}

function CaseCell({ order }: { order: IncidentOrder }) {
  const { t } = useTranslation();
  const held = order.case;
  if (!held) return <span className="quiet">{t("incident.noCase")}</span>;
  return (
    <>
      <Link className="num" to={`/cases/${held.id}`}>
        {held.number}
      </Link>{" "}
      {t(`words.stage.${held.stage}`)}
      {held.due && !held.done && (
        <div>
          <TimeLeft clock={held.due} />
        </div>
      )}
    </>
  );
}
