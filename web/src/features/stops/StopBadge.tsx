import { useTranslation } from "react-i18next";
import styles from "./StopBadge.module.css";
import { useOpenStops } from "./useStops";

/** How many wait for a tick, on the rail. */
export function StopBadge() {
  const { t } = useTranslation();
  const open = useOpenStops();
  if (!open) return null;
  const shown = open > 99 ? "99+" : String(open);
  return (
    <span className={styles.badge} aria-label={t("frame.stopsOpen", { n: shown })}>
      {shown}
    </span>
  );
}
