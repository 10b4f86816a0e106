import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { dropSending, type Sending } from "../input/sending";
import styles from "./Message.module.css";

type Props = { sending: Sending; onAgain: (sending: Sending) => void; onTake: (text: string) => void };

/** A message on its way to our own server, or one that did not get there: its text is never lost. */
export function SendingLine({ sending, onAgain, onTake }: Props) {
  const { t } = useTranslation();
  const failed = sending.error !== null;
  return (
    <article className={styles.message} data-ours data-head aria-label={t(failed ? "reception.notSent" : "reception.arrived.queued")}>
      <div className={styles.row}>
        {!failed && <span className={styles.arrived}>{t("reception.arrived.queued")}</span>}
        <div className={styles.bubble} data-failed={failed}>
          {sending.text || t("reception.ourPicture")}
        </div>
      </div>
      {failed && (
        <div className={styles.buttons} role="alert">
          <span className={styles.note}>{t("reception.notSentBecause", { why: failureLine(sending.error, t) })}</span>
          <Button size="small" onClick={() => onAgain(sending)}>
            {t("failure.again")}
          </Button>
          <Button
            size="small"
            type="text"
            onClick={() => {
              dropSending(sending.key);
              onTake(sending.text);
            }}
          >
            {t("reception.takeBack")}
          </Button>
        </div>
      )}
    </article>
  );
}
