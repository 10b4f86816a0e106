import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey, unwrap } from "@/api/client";
import type { Finding, TalkRow } from "@/api/types";
import { FindingList } from "@/features/language/check/FindingList";
import { Rewrite } from "@/features/language/check/Rewrite";
import { failureLine } from "@/ui/failureText";
import styles from "./Composer.module.css";
import type { Written } from "./sending";

type Props = { talk: TalkRow; written: Written; findings: readonly Finding[]; releasable: boolean; rewrite: string | null; onTake: (text: string) => void; onHeld: () => void; onClose: () => void };

/** Why a message must not leave: each place with its rule and penalty, other words for it, and who may say otherwise. */
export function Blocked({ talk, written, findings, releasable, rewrite, onTake, onHeld, onClose }: Props) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    try {
      await unwrap(api.POST("/api/talks/{talk_id}/hold", { params: { path: { talk_id: talk.id } }, body: { key: newIdempotencyKey(), ...written } }));
      onHeld();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles.blocked} aria-label={t("reception.seeWhy")}>
      <FindingList findings={findings.filter((finding) => finding.severity === "block")} lit={-1} label={t("reception.seeWhy")} />
      {rewrite !== null && <Rewrite text={rewrite} onTake={() => onTake(rewrite)} />}
      {error !== null && (
        <p className={styles.failed} role="alert">
          {failureLine(error, t)}
        </p>
      )}
      <div className={styles.buttons}>
        {releasable && (
          <Button size="small" loading={busy} onClick={() => void ask()}>
            {t("reception.askRelease")}
          </Button>
        )}
        <Button size="small" type="text" onClick={onClose}>
          {t("reception.closeWhy")} <kbd>Esc</kbd>
        </Button>
      </div>
    </section>
  );
}
