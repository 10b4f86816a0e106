import { useTranslation } from "react-i18next";
import styles from "./ReceptionPage.module.css";

const KEYS = [
  ["Alt ↑ ↓", "walk"],
  ["Enter", "send"],
  ["Ctrl Enter", "break"],
  ["/", "phrases"],
  ["Alt 1 2 3", "suggest"],
  ["Tab", "rewrite"],
  ["Alt A", "answer"],
  ["Esc", "close"],
] as const;

/** The keys of the page; in the look of the page, or of whatever else lists them. */
export function KeyTable({ className = styles.keys }: { className?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <dl className={className}>
      {KEYS.map(([key, word]) => (
        <div key={word}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(`reception.keys.${word}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
