import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { isFailure } from "@/api/errors";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import { AnswerFields, isComplete } from "../AnswerFields";
import { answerByLink, type Given } from "../calls";
import type { LinkPageData } from "../shapes";
import styles from "./LinkPage.module.css";

const NOTHING: Given = { choice: "", words: "", files: [] };

/** The answer: choice, words, photos, a name. What was typed stays when sending fails. */
export function AnswerForm({ token, page, onStale }: { token: string; page: LinkPageData; onStale: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const name = useId();
  const [given, setGiven] = useState(NOTHING);
  const [signed, setSigned] = useState("");
  const send = useMutation({
    mutationFn: () => answerByLink(token, page, { ...given, signed }),
    onSuccess: (fresh) => {
      setGiven(NOTHING);
      client.setQueryData(["w", token], fresh);
    },
    onError: (error) => {
      if (isFailure(error, "work_order.stale") || isFailure(error, "work_order.state")) onStale();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    send.mutate();
  };
  if (page.state === "answered") return <Banner>{t("workOrder.page.sent")}</Banner>;
  return (
    <form className={styles.form} onSubmit={submit}>
      <AnswerFields large choices={page.choices} given={given} onChange={setGiven} />
      <label htmlFor={name}>{t("workOrder.page.name")}</label>
      <Input id={name} maxLength={40} autoComplete="name" placeholder={t("workOrder.page.nameHint")} value={signed} onChange={(event) => setSigned(event.target.value)} />
      {send.isError && <Banner tone="caution">{failureLine(send.error, t)}</Banner>}
      <Button type="primary" htmlType="submit" size="large" block loading={send.isPending} disabled={!isComplete(given, page.choices)}>
        {t("workOrder.page.submit")}
      </Button>
      <p className="quiet small num">{t("workOrder.page.expires", { at: formatMinute(page.expires_at) })}</p>
    </form>
  );
}
