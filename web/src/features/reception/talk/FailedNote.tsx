import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { TalkMessage, TalkRow } from "@/api/types";
import { CopyButton } from "@/ui/CopyButton";
import { pick } from "@/i18n";
import styles from "./Message.module.css";
import { useOutgoing } from "./useOutgoing";

type Props = { talk: TalkRow; id: number; text: string; error: TalkMessage["error"]; onTake: (text: string) => void };

/** The bridge could not deliver: why, the way by hand, and the text back into the input to send it anew. */
export function FailedNote({ talk, id, text, error, onTake }: Props) {
  const { t } = useTranslation();
  const verbs = useOutgoing(talk.id, id);
  return (
    <div className={styles.buttons}>
      <span className={styles.note}>{t("reception.notDelivered", { why: reasonOf(error) })}</span>
      <CopyButton text={text} label={t("reception.copy")} />
      <Button size="small" loading={verbs.isPending} onClick={() => verbs.mutate({ verb: "tick" })}>
        {t("reception.tick")}
      </Button>
      {talk.can_send && text && (
        <Button size="small" type="text" onClick={() => onTake(text)}>
          {t("reception.takeBack")}
        </Button>
      )}
    </div>
  );
}

function reasonOf(error: TalkMessage["error"]): string {
  const said = (name: string) => (typeof error?.[name] === "string" ? error[name] : "");
  return pick(said("message"), said("message_en")) || said("code");
}
