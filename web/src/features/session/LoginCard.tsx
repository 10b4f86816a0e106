import type { ReactNode, SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch, ModeSwitch } from "@/app/Switches";
import { ApiFailure } from "@/api/errors";
import { describeFailure } from "@/ui/failureText";
import mark from "@/ui/mark.svg";
import { Banner } from "@/ui/Notice";
import styles from "./LoginPage.module.css";

/** The sheet in the middle of the screen that everything before the workbench stands on. */
export function LoginCard({ onSubmit, children }: { onSubmit?: (event: SyntheticEvent) => void; children: ReactNode }) {
  const { t } = useTranslation();
  const inside = (
    <>
      <img src={mark} alt="" width={44} height={44} />
      <h1>{t("login.title")}</h1>
      <p className="quiet">{t("login.subtitle")}</p>
      {children}
    </>
  );
  return (
    <main className={styles.page}>
      <div className={styles.switches}>
        <LanguageSwitch />
        <ModeSwitch />
      </div>
      {onSubmit ? (
        <form className={styles.card} onSubmit={onSubmit}>
          {inside}
        </form>
      ) : (
        <div className={styles.card}>{inside}</div>
      )}
    </main>
  );
}

/** What went wrong, with its place kept free while nothing did. */
export function LoginFailure({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  return (
    <div className={styles.notice} aria-live="polite">
      {error && <FailureBanner error={error} text={describeFailure(error, t)} />}
    </div>
  );
}

function FailureBanner({ error, text }: { error: Error; text: { title: string; advice: string } }) {
  const ownFault = error instanceof ApiFailure && (error.status === 401 || error.status === 400);
  return (
    <Banner tone={ownFault ? "caution" : "blocked"}>
      <strong>{text.title}</strong> {text.advice}
    </Banner>
  );
}
