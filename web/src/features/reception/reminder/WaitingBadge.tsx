import { useTabCounts } from "../list/useTalks";
import styles from "./WaitingBadge.module.css";

/** How many wait for me, on the rail. */
export function WaitingBadge() {
  const { waiting } = useTabCounts("mine", null);
  if (!waiting?.count) return null;
  return <span className={styles.badge}>{waiting.count > 99 ? "99+" : waiting.count}</span>;
}
