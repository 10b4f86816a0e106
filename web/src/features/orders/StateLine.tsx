import { useTranslation } from "react-i18next";
import { formatFull, formatMinute } from "@/ui/moment";
import { TimeLeft } from "@/ui/TimeLeft";
import styles from "./Orders.module.css";
import type { OrderStep } from "./useOrder";

/** 付款 → 成团 → 发货 → 揽收 → 签收; the step that is waited for shows its clock. */
export function StateLine({ steps }: { steps: readonly OrderStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.line} aria-label={t("orderPane.progress")}>
      {steps.map((step) => (
        <li key={step.name} data-state={step.state} aria-current={step.state === "current" ? "step" : undefined}>
          <span className={styles.dot} aria-hidden />
          <span className={styles.step}>{t(`orderPane.step.${step.name}`)}</span>
          <span className={styles.when}>
            {step.clock ? (
              <TimeLeft clock={step.clock} />
            ) : step.at ? (
              <time className="num" dateTime={step.at} title={formatFull(step.at)}>
                {formatMinute(step.at)}
              </time>
            ) : (
              <span className="quiet">{step.state === "current" ? t("orderPane.waiting") : " "}</span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
