import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportView } from "@/api/types";
import { formatLeft, splitLeft } from "@/ui/timeLeft";
import styles from "./Imports.module.css";

/** How far a file is, how fast, and how long it takes; the page may be left meanwhile. */
export function ProgressLine({ file }: { file: ImportView }) {
  const { t, i18n } = useTranslation();
  const { done, total, rate, seconds_left: left } = file.progress;
  const percent = total ? Math.floor((done / total) * 100) : 0;
  const facts = [
    total ? t("imports.done", { done: done.toLocaleString("en-US"), total: total.toLocaleString("en-US") }) : "",
    rate ? t("imports.rate", { rate: Math.round(rate).toLocaleString("en-US") }) : "",
    left === null ? "" : t("imports.left", { time: formatLeft(splitLeft(left * 1000, 0), i18n.language.startsWith("zh")) }),
  ];
  return (
    <div className={styles.progress}>
      <Progress percent={percent} size="small" status="active" aria-label={t("imports.progress", { name: file.name })} />
      <p className="quiet small num">{file.state === "queued" ? t("imports.queued") : facts.filter(Boolean).join(" · ")}</p>
      <p className="quiet small">{t("imports.mayLeave")}</p>
    </div>
  );
}
