import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Outgoing, TalkRow } from "@/api/types";
import { CopyButton } from "@/ui/CopyButton";
import { formatMinute } from "@/ui/moment";
import { JudgeMessage } from "./JudgeMessage";
import styles from "./Message.module.css";
import { TalkPicture } from "./TalkPicture";
import { useOutgoing } from "./useOutgoing";
import { WhyHeld } from "./WhyHeld";

type Props = { talk: TalkRow; message: Outgoing; supervises: boolean; onTake: (text: string) => void };

/** A message that was written here and is not in the talk: to be copied, held for a supervisor, or kept back by one. */
export function PendingLine({ talk, message, supervises, onTake }: Props) {
  const { t } = useTranslation();
  const verbs = useOutgoing(talk.id, message.id);
  const { state } = message;
  return (
    <section className={styles.pending} data-state={state} aria-label={t(`reception.pending.${nameOf(state)}`)}>
      <p className="quiet small">
        {t(`reception.pending.${nameOf(state)}`)} <span className="num">{formatMinute(message.state_at)}</span>
      </p>
      {message.picture_id !== null && <TalkPicture id={message.picture_id} ours />}
      {state === "to_copy" ? <p className={styles.pendingText}>{message.text}</p> : <WhyHeld text={message.text} findings={message.findings} />}
      {state === "refused" && <p className={styles.note}>{t("reception.refusedBecause", { why: message.judged_why })}</p>}
      {state === "held" && supervises && <JudgeMessage talk={talk} message={message} />}
      <div className={styles.buttons}>
        {state === "to_copy" && (
          <>
            <CopyButton text={message.text} label={t("reception.copy")} />
            <Button size="small" type="primary" loading={verbs.isPending} onClick={() => verbs.mutate({ verb: "tick" })}>
              {t("reception.tick")}
            </Button>
          </>
        )}
        <Button size="small" type={state === "refused" ? "default" : "text"} disabled={verbs.isPending} onClick={() => verbs.mutate({ verb: "withdraw" }, { onSuccess: () => onTake(message.text) })}>
          {t(state === "refused" ? "reception.takeBack" : "reception.withdraw")}
        </Button>
      </div>
    </section>
  );
}

function nameOf(state: string): "to_copy" | "held" | "refused" {
  return state === "held" || state === "refused" ? state : "to_copy";
}
