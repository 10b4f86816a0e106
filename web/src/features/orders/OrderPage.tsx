import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { InvoicePane } from "@/features/invoices";
import { OrderActions } from "@/features/orderActions";
import { OrderNote } from "./note/OrderNote";
import { OrderPane } from "./OrderPane";
import styles from "./Orders.module.css";

/** An order by itself: what the panes beside a talk show of it. */
export function OrderPage() {
  const { t } = useTranslation();
  const { shopId = "", orderNo = "" } = useParams();
  const place = { shopId: Number(shopId), orderNo };
  useEffect(() => {
    document.title = `${orderNo} · ${t("frame.name")}`;
  }, [t, orderNo]);
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <div className={styles.card}>
          <OrderPane {...place}>
            <OrderNote {...place} />
          </OrderPane>
        </div>
      </div>
      <div className={styles.column}>
        <div className={styles.card}>
          <h2>{t("orderAct.title")}</h2>
          <OrderActions {...place} />
        </div>
        <div className={styles.card}>
          <h2>{t("invoice.title")}</h2>
          <InvoicePane {...place} />
        </div>
      </div>
    </div>
  );
}
