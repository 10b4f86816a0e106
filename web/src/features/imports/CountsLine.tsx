import { useTranslation } from "react-i18next";
import type { ImportView } from "@/api/types";
import styles from "./Imports.module.css";

const COUNTS = ["rows", "new", "changed", "unchanged", "bad"] as const;

/** Rows by what they do, as far as they are counted. */
export function CountsLine({ file }: { file: ImportView }) {
  const { t } = useTranslation();
  const known = COUNTS.filter((name) => file.counts[name] !== null);
  if (known.length === 0) return file.state === "previewed" ? <p className="quiet small">{t("imports.countLater")}</p> : null;
  return (
    <dl className={styles.counts}>
      {known.map((name) => (
        <div key={name} data-bad={name === "bad" && Number(file.counts.bad) > 0}>
          <dt>{t(`imports.count.${name}`)}</dt>
          <dd className="num">{Number(file.counts[name]).toLocaleString("en-US")}</dd>
        </div>
      ))}
    </dl>
  );
}
