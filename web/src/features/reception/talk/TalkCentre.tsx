import { useCallback, useEffect, useRef, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { TalkRow } from "@/api/types";
import { keepDraft, readDraft } from "@/ui/drafts";
import { Bones, Failure } from "@/ui/Notice";
import { ClosedInput } from "../input/ClosedInput";
import { Composer, type InputHandle } from "../input/Composer";
import { draftName } from "../input/draftName";
import type { Written } from "../input/sending";
import { useSend } from "../input/useSend";
import { useDesk } from "../useDesk";
import { AmongUs } from "./AmongUs";
import styles from "./TalkCentre.module.css";
import { MessageList } from "./MessageList";
import { TalkHeader } from "./TalkHeader";
import { TypingLine } from "./TypingLine";
import { useLinkOrder } from "../side/useLinkOrder";
import { useMessages } from "./useMessages";

type Props = { talk: TalkRow; input: Ref<InputHandle>; onInput: () => InputHandle | null; onBack?: (() => void) | undefined; onSide?: (() => void) | undefined };

/** One conversation: who it is, what was said, and where to answer. Made anew for each. */
export function TalkCentre({ talk, input, onInput, onBack, onSide }: Props) {
  const { t } = useTranslation();
  const { query, part, older, loading, refresh } = useMessages(talk.id);
  const desk = useDesk(talk);
  const giveBack = useGiveBack(draftName(desk.me, talk.id), onInput);
  const { send, again } = useSend(talk.id, { refresh, giveBack });
  const link = useLinkOrder(talk);
  useMarkRead(talk);
  return (
    <section className={styles.centre} aria-label={t("reception.talkWith", { buyer: talk.buyer ?? t("reception.someBuyer") })}>
      <TalkHeader talk={talk} desk={desk} onBack={onBack} onSide={onSide} />
      {query.isPending ? (
        <div className={styles.bones}>
          <Bones widths={[45, 60, 38, 72, 50, 64, 41]} />
        </div>
      ) : !part ? (
        <Failure error={query.error} kept={t("reception.kept")} onRetry={() => void query.refetch()} />
      ) : (
        <MessageList talk={talk} part={part} loading={loading} supervises={desk.supervises} onOlder={() => void older()} onAgain={(sending) => void again(sending)} onTake={(text) => onInput()?.add(text)} onOrder={(orderNo) => link.mutate(orderNo)} />
      )}
      <TypingLine talkId={talk.id} />
      <AmongUs talk={talk} />
      {desk.closed ? <ClosedInput talk={talk} desk={desk} /> : <Composer ref={input} talk={talk} messages={part?.messages ?? []} onSend={send} onHeld={() => void refresh()} />}
    </section>
  );
}

/** Back into the input; where another talk is open by then, into the draft of its own, never into another's. */
function useGiveBack(draft: string, onInput: Props["onInput"]): (written: Written) => void {
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  return useCallback(
    ({ text }) => {
      if (open.current) onInput()?.add(text);
      else keepDraft(draft, [text, readDraft(draft)].filter(Boolean).join("\n"));
    },
    [draft, onInput],
  );
}

/** What is looked at is read: the server counts for whoever serves it, and for nobody who looks over a shoulder. */
function useMarkRead({ id, unread, staff }: TalkRow): void {
  const client = useQueryClient();
  const desk = useDesk({ staff });
  const mine = unread > 0 && desk.mine;
  useEffect(() => {
    if (!mine || document.hidden) return;
    void unwrap(api.POST("/api/talks/{talk_id}/read", { params: { path: { talk_id: id } } }))
      .then((row) => client.setQueryData<TalkRow>(["talk", id], (held) => (held && held.version > row.version ? held : row)))
      .catch(() => undefined);
  }, [client, id, mine, unread]);
}
