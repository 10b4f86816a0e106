import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import styles from "./Buyers.module.css";
import type { Buyer } from "./shapes";

const MOST = 6;

/** Orders, cases and talks within the shop, newest first; a few of each until somebody asks for more. */
export function History({ buyer, orderNo }: { buyer: Buyer; orderNo?: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Part title={t("buyers.orders")} none={t("buyers.noOrders")} total={buyer.orders_count ?? buyer.orders.length}>
        {buyer.orders.map((order) => (
          <li key={order.order_no} className={order.order_no === orderNo ? styles.here : undefined}>
            <span className={styles.rowHead}>
              <Link to={`/orders/${buyer.shop_id}/${order.order_no}`}>
                <code>{order.order_no}</code>
              </Link>
              <span>{t(`words.orderState.${order.state}`)}</span>
            </span>
            <span className={styles.goods}>{order.goods || t("buyers.noGoods")}</span>
            <span className="quiet small">
              {order.paid_fen === null ? t("buyers.noAmount") : formatFen(order.paid_fen)} · {order.at ? formatMinute(order.at) : t("buyers.asOf", { at: formatMinute(order.as_of) })}
            </span>
          </li>
        ))}
      </Part>
      <Part title={t("buyers.cases")} total={buyer.cases_count}>
        {buyer.cases.map((each) => (
          <li key={each.id}>
            <span className={styles.rowHead}>
              <Link to={`/cases/${each.id}`}>{each.number}</Link>
              <span>{t(`words.stage.${each.stage}`)}</span>
            </span>
            <span className="quiet small">
              {t(`words.demand.${each.demand}`)}
              {each.outcome && ` → ${t(`words.outcome.${each.outcome}`)}`} · {formatMinute(each.opened_at)}
            </span>
          </li>
        ))}
      </Part>
      <Part title={t("buyers.talks")} total={buyer.talks.length}>
        {buyer.talks.map((each) => (
          <li key={each.conversation}>
            <TalkLine talk={each} />
          </li>
        ))}
      </Part>
    </>
  );
}

function TalkLine({ talk }: { talk: Buyer["talks"][number] }) {
  const { t } = useTranslation();
  const when = talk.last_at && !talk.made_up ? formatMinute(talk.last_at) : t("buyers.noTime");
  return (
    <>
      <span className="small">{talk.talk_id === null ? when : <Link to={`/reception/${talk.talk_id}`}>{when}</Link>}</span>
      {talk.order_no && <code>{talk.order_no}</code>}
    </>
  );
}

type PartProps = { title: string; none?: string; total: number; children: ReactNode[] };

/** `total`: how many there are in all, of which the newest came. Without `none` an empty part is not shown. */
function Part({ title, none, total, children }: PartProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (children.length === 0 && none === undefined) return null;
  const shown = all ? children : children.slice(0, MOST);
  return (
    <section className={styles.block} aria-label={title}>
      <h3>{title}</h3>
      {children.length === 0 && <p className="quiet small">{none}</p>}
      <ul className={styles.rows}>{shown}</ul>
      {shown.length < children.length && (
        <Button className={styles.more} size="small" type="link" onClick={() => setAll(true)}>
          {t("buyers.more", { n: total - shown.length })}
        </Button>
      )}
      {all && total > children.length && <p className="quiet small">{t("buyers.newest", { n: children.length, total })}</p>}
    </section>
  );
}
