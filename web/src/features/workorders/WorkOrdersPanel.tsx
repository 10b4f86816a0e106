import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCaseDesk } from "@/features/cases/page/desk";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { AskDialog } from "./AskDialog";
import { OrderCard } from "./OrderCard";
import { useCaseWorkOrders } from "./useWorkOrders";
import styles from "./WorkOrders.module.css";

/** What was asked of others about this case. */
export function WorkOrdersPanel() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { data, error } = useCaseWorkOrders(detail.id);
  const [asking, setAsking] = useState(false);
  const open = data?.items.filter((order) => order.ended_at === null) ?? [];
  const ended = data?.items.filter((order) => order.ended_at !== null) ?? [];
  return (
    <section className={styles.box} aria-label={t("workOrder.title")}>
      <div className={styles.head}>
        <h2>{t("workOrder.title")}</h2>
        {data?.may_ask && (
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setAsking(true)}>
            {t("workOrder.ask")}
          </Button>
        )}
      </div>
      {error && <Banner tone="caution">{failureLine(error, t)}</Banner>}
      {data?.items.length === 0 && <p className="quiet small">{t("workOrder.none")}</p>}
      {data?.enquiry && <p className="quiet small">{t("workOrder.enquiry")}</p>}
      {open.length > 0 && (
        <div className={styles.cards}>
          {open.map((order) => (
            <OrderCard key={order.id} order={order} />
          ))}
        </div>
      )}
      {ended.length > 0 && (
        <details className={styles.fold}>
          <summary>{t("workOrder.ended", { count: ended.length })}</summary>
          <div className={styles.cards}>
            {ended.map((order) => (
              <OrderCard key={order.id} order={order} />
            ))}
          </div>
        </details>
      )}
      {asking && data && <AskDialog forms={data.forms} onClose={() => setAsking(false)} />}
    </section>
  );
}
