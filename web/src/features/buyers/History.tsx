import { useTranslation } from "react-i18next";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import styles from "./Buyers.module.css";
import type { Buyer } from "./shapes";

const MOST = 6;

/** Orders, cases and talks within the shop, newest first. */
export function History({ buyer, orderNo }: { buyer: Buyer; orderNo?: string }) {
  const { t } = useTranslation();
  return (
    <>
      <section className={styles.block} aria-label={t("buyers.orders")}>
        <h3>{t("buyers.orders")}</h3>
        {!buyer.orders.length && <p className="quiet small">{t("buyers.noOrders")}</p>}
        <ul className={styles.rows}>
          {buyer.orders.slice(0, MOST).map((order) => (
            <li key={order.order_no} className={order.order_no === orderNo ? styles.here : undefined}>
              <span className={styles.rowHead}>
                <code>{order.order_no}</code>
                <span>{t(`words.orderState.${order.state}`)}</span>
              </span>
              <span className={styles.goods}>{order.goods || t("buyers.noGoods")}</span>
              <span className="quiet small">
                {order.paid_fen === null ? t("buyers.noAmount") : formatFen(order.paid_fen)} · {order.at ? formatMinute(order.at) : t("buyers.asOf", { at: formatMinute(order.as_of) })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {buyer.cases.length > 0 && (
        <section className={styles.block} aria-label={t("buyers.cases")}>
          <h3>{t("buyers.cases")}</h3>
          <ul className={styles.rows}>
            {buyer.cases.slice(0, MOST).map((each) => (
              <li key={each.id}>
                <span className={styles.rowHead}>
                  <a href={`/cases/${each.id}`}>{each.number}</a>
                  <span>{t(`words.stage.${each.stage}`)}</span>
                </span>
                <span className="quiet small">
                  {t(`words.demand.${each.demand}`)}
                  {each.outcome && ` → ${t(`words.outcome.${each.outcome}`)}`} · {formatMinute(each.opened_at)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {buyer.talks.length > 0 && (
        <section className={styles.block} aria-label={t("buyers.talks")}>
          <h3>{t("buyers.talks")}</h3>
          <ul className={styles.rows}>
            {buyer.talks.slice(0, MOST).map((each) => (
              <li key={each.conversation}>
                <span className="small">{each.last_at && !each.made_up ? formatMinute(each.last_at) : t("buyers.noTime")}</span>
                {each.order_no && <code>{each.order_no}</code>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
