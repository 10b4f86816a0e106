import { EyeInvisibleOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { TalkRow } from "@/api/types";
import { useLive } from "@/live/context";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { showToast } from "@/ui/toast";
import { useDesk } from "../useDesk";
import styles from "./TalkCentre.module.css";

/** What is said among us inside the talk, and how it passed from hand to hand. The buyer never sees it. */
export function AmongUs({ talk }: { talk: TalkRow }) {
  const { t } = useTranslation();
  const { handles, me } = useDesk(talk);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const { data, say, see } = useAmongUs(talk.id);
  const unseen = (data?.whispers ?? []).filter((each) => each.seen_at === null && each.by.id !== me);
  const serves = talk.staff?.id === me;
  const lines = [
    ...(data?.whispers ?? []).map((each) => ({ key: `w${each.id}`, at: each.at, text: t("reception.amongUs.said", { name: each.by.name, text: each.text }) })),
    ...(data?.transfers ?? []).map((each) => ({ key: `t${each.id}`, at: each.at, text: [t("reception.amongUs.passed", { from: each.from?.name ?? t("reception.amongUs.pool"), to: each.to?.name ?? t("reception.amongUs.pool") }), each.reason, each.summary].filter(Boolean).join(" · ") })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  if (!open && unseen.length === 0) {
    return (
      <p className={styles.closedNotes}>
        <Button type="link" size="small" icon={<EyeInvisibleOutlined />} onClick={() => setOpen(true)}>
          {lines.length > 0 ? t("reception.amongUs.openSome", { n: lines.length }) : t("reception.amongUs.open")}
        </Button>
      </p>
    );
  }
  return (
    <section className={styles.notes} aria-label={t("reception.amongUs.title")}>
      <ul>
        {(open ? lines : lines.slice(-2)).map((line) => (
          <li key={line.key}>
            <span className="quiet small num">{formatMinute(line.at)}</span> {line.text}
          </li>
        ))}
      </ul>
      <div className={styles.noteInput}>
        {handles && <Input size="small" maxLength={500} aria-label={t("reception.amongUs.write")} placeholder={t("reception.amongUs.write")} value={text} onChange={(event) => setText(event.target.value)} onPressEnter={() => text.trim() && say.mutate(text, { onSuccess: () => setText("") })} />}
        {serves && unseen.length > 0 && (
          <Button size="small" onClick={() => see.mutate()}>
            {t("reception.amongUs.seen")}
          </Button>
        )}
        <Button size="small" type="text" onClick={() => setOpen(false)}>
          {t("reception.amongUs.close")}
        </Button>
      </div>
    </section>
  );
}

function useAmongUs(talkId: number) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const { listen } = useLive();
  const key = ["among-us", talkId];
  const params = { path: { talk_id: talkId } };
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => unwrap(api.GET("/api/talks/{talk_id}/among-us", { params, signal })) });
  useEffect(
    () =>
      listen((event) => {
        if (event.type === "talk" && event.talk_id === talkId && event.kind !== "talk.message_came") void client.invalidateQueries({ queryKey: ["among-us", talkId] });
      }),
    [client, listen, talkId],
  );
  const settle = { onSuccess: (held: NonNullable<typeof data>) => client.setQueryData(key, held), onError: (error: Error) => showToast(failureLine(error, t)) };
  const say = useMutation({ mutationFn: (text: string) => unwrap(api.POST("/api/talks/{talk_id}/whisper", { params, body: { text } })), ...settle });
  const see = useMutation({ mutationFn: () => unwrap(api.POST("/api/talks/{talk_id}/whispers-seen", { params })), ...settle });
  return { data, say, see };
}
