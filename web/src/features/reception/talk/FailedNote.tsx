import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { TalkMessage, TalkRow } from "@/api/types";
import { CopyButton } from "@/ui/CopyButton";
import { pick } from "@/i18n";
import styles from "./Message.module.css";
import { useOutgoing } from "./useOutgoing";

/** The bridge could not deliver: why, and the way by hand. */
export function FailedNote({ talk, id, text, error }: { talk: TalkRow; id: number; text: string; error: TalkMessage["error"] }) {
  const { t } = useTranslation();
  const verbs = useOutgoing(talk.id, id);
  return (
    <div className={styles.buttons}>
      <span className={styles.note}>{t("reception.notDelivered", { why: reasonOf(error) })}</span>
      <CopyButton text={text} label={t("reception.copy")} />
      <Button size="small" loading={verbs.isPending} onClick={() => verbs.mutate({ verb: "tick" })}>
        {t("reception.tick")}
      </Button>
    </div>
  );
}

function reasonOf(error: TalkMessage["error"]): string {
  const said = (name: string) => (typeof error?.[name] === "string" ? error[name] : "");
  return pick(said("message"), said("message_en")) || said("code");
}
