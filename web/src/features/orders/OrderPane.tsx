import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { isFailure } from "@/api/errors";
import { FactList } from "@/features/cases/FactList";
import { pick } from "@/i18n";
import { CopyButton } from "@/ui/CopyButton";
import { HiddenValue } from "@/ui/HiddenValue";
import { formatFen } from "@/ui/money";
import { formatMinute } from "@/ui/moment";
import { Bones, Empty, Failure } from "@/ui/Notice";
import { TimeLeft } from "@/ui/TimeLeft";
import styles from "./Orders.module.css";
import { StateLine } from "./StateLine";
import { revealField, useOrder, type HiddenField, type OrderPaneData, type OrderParcel, type OrderRequest } from "./useOrder";

type Props = { shopId: number; orderNo: string; onTake?: (text: string, from: { phraseId?: number }) => void; children?: ReactNode };

/** The order of a talk: how far it is, goods, sums, address, parcels, requests, case. `children`: note and flag. */
export function OrderPane({ shopId, orderNo, onTake, children }: Props) {
  const { t } = useTranslation();
  const order = useOrder(shopId, orderNo);
  if (orderNo === "") return <Empty title={t("orderPane.noOrder")}>{t("orderPane.noOrderText")}</Empty>;
  if (order.isPending) return <Bones widths={[90, 70, 85, 60]} />;
  if (order.isError) {
    if (isFailure(order.error, "order.none")) return <Empty title={t("orderPane.unknown", { number: orderNo })}>{t("orderPane.unknownText")}</Empty>;
    return <Failure error={order.error} onRetry={() => void order.refetch()} />;
  }
  return (
    <section className={styles.pane} aria-label={t("order.title")}>
      <Head order={order.data} />
      <StateLine steps={order.data.steps} />
      <Goods order={order.data} />
      <Receiver order={order.data} fields={children === undefined ? [...PEOPLE, ...NOTES] : PEOPLE} />
      {children}
      {order.data.parcels.length > 0 && (
        <ul className={styles.list} aria-label={t("orderPane.parcels")}>
          {order.data.parcels.map((parcel) => (
            <Parcel key={parcel.direction + parcel.tracking_no} parcel={parcel} onTake={onTake} />
          ))}
        </ul>
      )}
      <Cases order={order.data} />
      <p className="quiet small">{t("case.asOf", { at: formatMinute(order.data.as_of) })}</p>
    </section>
  );
}

function Head({ order }: { order: OrderPaneData }) {
  const { t } = useTranslation();
  return (
    <header className={styles.head}>
      <strong>{order.state_text || t(`words.orderState.${order.state}`)}</strong>
      <span className="num quiet nowrap">
        {order.order_no}
        <CopyButton text={order.order_no} />
      </span>
    </header>
  );
}

function Goods({ order }: { order: OrderPaneData }) {
  const { t } = useTranslation();
  const sums = [
    [t("orderPane.goods"), order.goods_fen],
    [t("order.postage"), order.postage_fen],
    [t("orderPane.discount"), order.discount_fen && -order.discount_fen],
  ] as const;
  return (
    <div className={styles.goods}>
      {order.lines.map((line) => (
        <p key={line.goods + line.sku}>
          <span>
            {line.goods} <span className="quiet small">{line.sku}</span>
          </span>
          <span className="num nowrap">
            {line.price_fen !== null && formatFen(line.price_fen)}
            {line.quantity !== null && <span className="quiet"> ×{line.quantity}</span>}
          </span>
        </p>
      ))}
      <p className={styles.paid}>
        <span className="quiet small num">
          {sums
            .filter(([, fen]) => fen !== null && fen !== 0)
            .map(([name, fen]) => `${name} ${formatFen(fen ?? 0)}`)
            .join(" · ")}
        </span>
        <span className="nowrap">
          {t("order.paid")} <strong className="num">{order.paid_fen === null ? "—" : formatFen(order.paid_fen)}</strong>
        </span>
      </p>
    </div>
  );
}

const PEOPLE: readonly HiddenField[] = ["buyer", "receiver", "phone", "address"];
/** Shown here only where nothing else shows them. */
const NOTES: readonly HiddenField[] = ["buyer_note", "note"];

function Receiver({ order, fields }: { order: OrderPaneData; fields: readonly HiddenField[] }) {
  const { t } = useTranslation();
  const held = fields.flatMap((field) => order.personal.filter((each) => each.field === field).map((each) => ({ ...each, field })));
  if (held.length === 0) return null;
  return (
    <FactList
      facts={held.map(({ field, shown, hidden }) => [
        t(`order.${field}`),
        <HiddenValue key={field} shown={shown} hidden={hidden && order.may_reveal} label={t(`reveal.of.${field}`)} reveal={(reason) => revealField(order.shop.id, order.order_no, field, reason)} />,
      ])}
    />
  );
}

function Parcel({ parcel, onTake }: { parcel: OrderParcel; onTake: Props["onTake"] }) {
  const { t } = useTranslation();
  return (
    <li>
      <p className={styles.parcel}>
        <span className="quiet">{t(parcel.direction === "return" ? "order.parcelBack" : "order.parcelOut")}</span> {parcel.carrier}{" "}
        <span className="num">{parcel.tracking_no}</span>
        <CopyButton text={parcel.words} label={t("orderPane.copyTrack")} />
        {onTake && (
          <Button size="small" onClick={() => onTake(parcel.words, {})}>
            {t("orderPane.take")}
          </Button>
        )}
      </p>
      {parcel.track && <p className="quiet small">{parcel.track}</p>}
    </li>
  );
}

/** The platform's requests on the order, and our cases with what comes next. */
function Cases({ order }: { order: OrderPaneData }) {
  const { t } = useTranslation();
  const free = order.requests.filter((request) => !order.cases.some((each) => each.after_sale_no === request.after_sale_no));
  if (order.cases.length === 0 && free.length === 0) return <p className="quiet small">{t("afterSale.none")}</p>;
  return (
    <ul className={styles.list} aria-label={t("orderPane.afterSales")}>
      {order.cases.map((row) => (
        <li key={row.id}>
          <p className={styles.parcel}>
            <Link to={`/cases/${row.id}`} className="num">
              {row.number}
            </Link>
            <span>{t(`words.stage.${row.stage}`)}</span>
            <span className="quiet">{row.reason || t(`words.demand.${row.demand}`)}</span>
            {row.due && <TimeLeft clock={row.due} />}
          </p>
          {row.next && (
            <p>
              <span className="quiet">{t("orderPane.next")}</span> {pick(row.next.verb, row.next.verb_en)}
            </p>
          )}
        </li>
      ))}
      {free.map((request) => (
        <Request key={request.after_sale_no} request={request} />
      ))}
    </ul>
  );
}

function Request({ request }: { request: OrderRequest }) {
  const { t } = useTranslation();
  return (
    <li>
      <p className={styles.parcel}>
        <span className="num">{request.after_sale_no}</span>
        <span>{request.state_text || t(`words.state.${request.state}`)}</span>
        <span className="quiet">{[request.type_text, request.reason].filter(Boolean).join(" · ")}</span>
        {request.requested_fen !== null && <span className="num">{formatFen(request.requested_fen)}</span>}
      </p>
    </li>
  );
}
