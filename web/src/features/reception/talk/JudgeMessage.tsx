import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outgoing, TalkRow } from "@/api/types";
import styles from "./Message.module.css";
import { useOutgoing } from "./useOutgoing";

const SHORTEST = 2;

/** A supervisor lets a held message out, or keeps it back, and says why. */
export function JudgeMessage({ talk, message }: { talk: TalkRow; message: Outgoing }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const verbs = useOutgoing(talk.id, message.id);
  const short = reason.trim().length < SHORTEST;
  return (
    <div className={styles.judge}>
      <Input size="small" maxLength={200} aria-label={t("reception.held.reason")} placeholder={t("reception.held.reason")} value={reason} onChange={(event) => setReason(event.target.value)} />
      <Button size="small" type="primary" disabled={short} loading={verbs.isPending} onClick={() => verbs.mutate({ verb: "release", reason })}>
        {t("reception.held.release")}
      </Button>
      <Button size="small" disabled={short || verbs.isPending} onClick={() => verbs.mutate({ verb: "refuse", reason })}>
        {t("reception.held.refuse")}
      </Button>
    </div>
  );
}
