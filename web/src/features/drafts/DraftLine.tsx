import { Button, Spin } from "antd";
import { useTranslation } from "react-i18next";
import type { Turn } from "@/api/types";
import { failureLine } from "@/ui/failureText";
import styles from "./Drafts.module.css";
import { errorOf } from "./errors";
import { useAskDraft, useDraft, useDraftOf, useDraftServer } from "./useDrafts";

type Props = { shopId: number; talkId: number; orderNo?: string; turns: readonly Turn[]; onTake: (text: string) => void };

/**
 * Beside the suggestions: have a draft written, go on working, in another talk too, take it when it is there. What was
 * drafted before we answered is no answer any more. Nothing where drafts are off.
 */
export function DraftLine({ shopId, talkId, orderNo = "", turns, onTake }: Props) {
  const { t } = useTranslation();
  const server = useDraftServer(shopId);
  const ask = useAskDraft(shopId, orderNo);
  const [id, setId] = useDraftOf(talkId, turns);
  const draft = useDraft(id);
  if (!server.data?.on || turns.at(-1)?.from !== "buyer") return null;
  const ready = draft.data?.state === "done" ? draft.data.text : null;
  const waiting = ask.isPending || (id !== null && (draft.data === undefined || draft.data.state === "waiting"));
  return (
    <div className={styles.line} role="status">
      <Button size="small" disabled={waiting} onClick={() => ask.mutate(turns, { onSuccess: (asked) => setId(asked.id) })}>
        {t(draft.data && !waiting ? "drafts.again" : "drafts.ask")}
      </Button>
      {waiting && (
        <span className="quiet small">
          <Spin size="small" /> {t("drafts.waiting")}
        </span>
      )}
      {ask.isError && <span className="quiet small">{failureLine(ask.error, t)}</span>}
      {draft.data?.state === "failed" && <span className="quiet small">{t(`drafts.error.${errorOf(draft.data.error)}`)}</span>}
      {ready !== null && (
        <button type="button" className={styles.text} title={t("drafts.take")} onClick={() => onTake(ready)}>
          <span className={styles.mark}>{t("drafts.mark")}</span> {ready}
        </button>
      )}
    </div>
  );
}
