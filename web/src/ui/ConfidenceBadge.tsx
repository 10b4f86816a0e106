import { useTranslation } from "react-i18next";
import styles from "./ConfidenceBadge.module.css";

export type Confidence = "official" | "documented" | "secondary" | "merchant" | "unconfirmed";

const COUNTS: ReadonlySet<string> = new Set<Confidence>(["official", "documented", "merchant"]);

/** How far the source carries; what is not confirmed says so. */
export function ConfidenceBadge({ confidence }: { confidence: Confidence }) {
  const { t } = useTranslation();
  return (
    <span className={styles.badge} data-counts={COUNTS.has(confidence)} title={t(`words.confidenceHint.${confidence}`)}>
      {t(`words.confidence.${confidence}`)}
    </span>
  );
}
