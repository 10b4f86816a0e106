import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { CopyButton } from "@/ui/CopyButton";
import { formatFen } from "@/ui/money";
import { formatFull, formatMinute } from "@/ui/moment";
import { FactList } from "../FactList";
import { useCaseDesk } from "./desk";
import { Personal } from "./Personal";
import styles from "./Facts.module.css";

/** The platform's request and the order as the platform states them, each with its age. */
export function OrderFacts() {
  return (
    <>
      <AfterSale />
      <Order />
    </>
  );
}

function AfterSale() {
  const { t } = useTranslation();
  const { after_sale: request } = useCaseDesk().detail;
  if (!request) return <p className="quiet">{t("afterSale.none")}</p>;
  return (
    <section>
      <h2>{t("afterSale.title")}</h2>
      <FactList
        facts={[
          [t("afterSale.number"), <Copied key="number" text={request.after_sale_no} />],
          [t("afterSale.state"), request.state_text || t(`words.state.${request.state}`)],
          [t("afterSale.type"), request.type_text || null],
          [t("afterSale.reason"), request.reason || null],
          [t("afterSale.requested"), money(request.requested_fen)],
          [t("afterSale.applied"), at(request.applied_at)],
        ]}
      />
    </section>
  );
}

function Order() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { order } = detail;
  if (!order) {
    return (
      <section>
        <h2>{t("order.title")}</h2>
        <p className="quiet">{t("order.none", { number: detail.order_no })}</p>
      </section>
    );
  }
  return (
    <section>
      <h2>{t("order.title")}</h2>
      {order.lines.map((line) => (
        <p key={line.goods + line.sku} className={styles.goods}>
          {line.goods} <span className="quiet small">{[line.sku, line.quantity ? `×${line.quantity}` : ""].filter(Boolean).join(" ")}</span>
        </p>
      ))}
      <FactList
        facts={[
          [t("order.number"), <Copied key="number" text={order.order_no} />],
          [t("order.buyer"), <Personal key="buyer" field="buyer" />],
          ...PLACES.filter((field) => detail.personal.some((held) => held.field === field)).map((field) => [t(`order.${field}`), <Personal key={field} field={field} />] as const),
          [t("order.state"), order.state_text || t(`words.orderState.${order.state}`)],
          [t("order.paid"), money(order.paid_fen)],
          [t("order.postage"), money(order.postage_fen)],
          ...moments(order).map(([word, moment]) => [t(`order.at.${word}`), at(moment)] as const),
          ...(order.note ? [[t("order.note"), <Personal key="note" field="note" />] as const] : []),
        ]}
      />
      {order.parcels.map((parcel) => (
        <p key={parcel.tracking_no} className={styles.parcel}>
          <span className="quiet">{t(parcel.direction === "return" ? "order.parcelBack" : "order.parcelOut")}</span> {parcel.carrier} <Copied text={parcel.tracking_no} />
        </p>
      ))}
      <p className="quiet small">{t("case.asOf", { at: formatMinute(order.as_of) })}</p>
    </section>
  );
}

const PLACES = ["receiver", "phone", "address", "buyer_note"] as const;

const MOMENTS = ["paid", "grouped", "promised_ship", "shipped", "signed", "completed"] as const;

type Moments = Record<`${(typeof MOMENTS)[number]}_at`, string | null>;

/** The steps of an order's life that are known, in their order. */
function moments(order: Moments): [(typeof MOMENTS)[number], string][] {
  return MOMENTS.flatMap((word) => {
    const moment = order[`${word}_at`];
    return moment ? [[word, moment] as [(typeof MOMENTS)[number], string]] : [];
  });
}

function Copied({ text }: { text: string }) {
  return (
    <span className="num">
      {text}
      <CopyButton text={text} />
    </span>
  );
}

function money(fen: number | null): ReactNode {
  return fen === null ? null : <span className="num">{formatFen(fen)}</span>;
}

function at(moment: string | null): ReactNode {
  if (!moment) return null;
  return (
    <time className="num" dateTime={moment} title={formatFull(moment)}>
      {formatMinute(moment)}
    </time>
  );
}
