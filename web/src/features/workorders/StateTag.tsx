import { useTranslation } from "react-i18next";
import type { WorkOrder } from "./shapes";
import styles from "./WorkOrders.module.css";

/** Where a work order stands; late ones say so. */
export function StateTag({ order }: { order: WorkOrder }) {
  const { t } = useTranslation();
  const late = order.overdue && order.may.remind;
  return (
    <span className={styles.state} data-state={order.state} data-late={late}>
      {late ? t("workOrder.overdue") : t(`workOrder.state.${order.state}`)}
    </span>
  );
}
