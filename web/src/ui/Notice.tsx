import { InboxOutlined, DisconnectOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { describeFailure } from "./failureText";
import styles from "./Notice.module.css";

/** Nothing here yet: what comes here, and the one button that fills it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <section className={styles.page}>
      <InboxOutlined className={styles.sign} aria-hidden />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action && <div className={styles.actions}>{action}</div>}
    </section>
  );
}

/** Something failed: what happened, what was kept, what to do. */
export function Failure({ error, onRetry, kept }: { error: unknown; onRetry: () => void; kept?: string }) {
  const { t } = useTranslation();
  const { title, advice } = describeFailure(error, t);
  return (
    <section className={`${styles.page} ${styles.failed}`} role="alert">
      <DisconnectOutlined className={styles.sign} aria-hidden />
      <h2>{title}</h2>
      <p>{[kept, advice].filter(Boolean).join("\n")}</p>
      <div className={styles.actions}>
        <Button type="primary" onClick={onRetry}>
          {t("failure.again")}
        </Button>
      </div>
    </section>
  );
}

/** A calm line above what it is about. Red only when something is blocked or late. */
export function Banner({ tone = "plain", children, action }: { tone?: "plain" | "caution" | "blocked"; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`${styles.banner} ${tone === "plain" ? "" : styles[tone]}`} role={tone === "blocked" ? "alert" : "status"}>
      <div className={styles.body}>{children}</div>
      {action}
    </div>
  );
}

/** The frame of what is coming, in lines of the given widths (percent). */
export function Bones({ widths }: { widths: readonly number[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.bones} aria-busy="true" aria-label={t("loading")}>
      {widths.map((width, place) => (
        <div key={place} className={styles.bone} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
