import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import styles from "@/app/Frame.module.css";
import { useLive } from "./context";

/** Whether what is on screen is kept fresh. */
export function LiveStatus() {
  const { t } = useTranslation();
  const { state } = useLive();
  return (
    <Tooltip title={t(`live.${state}.hint`)}>
      <span className={`${styles.status} ${styles[state]}`} role="status">
        <span className={styles.dot} aria-hidden="true" />
        {t(`live.${state}.name`)}
      </span>
    </Tooltip>
  );
}
