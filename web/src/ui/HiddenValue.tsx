import { useMutation } from "@tanstack/react-query";
import { Button, Input, Popover } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "./failureText";
import { Banner } from "./Notice";

type Props = { shown: string; hidden: boolean; label: string; reveal: (reason: string) => Promise<{ value: string }> };

/** A masked value with a way to see it that is on record. What was revealed is forgotten with the page. */
export function HiddenValue({ shown, hidden, label, reveal }: Props) {
  const { t } = useTranslation();
  const asked = useMutation({ mutationFn: reveal, gcTime: 0 });
  if (asked.data) return <strong>{asked.data.value}</strong>;
  return (
    <>
      {shown}{" "}
      {hidden && (
        <Popover trigger="click" placement="bottomRight" content={<Why ask={asked.mutate} pending={asked.isPending} error={asked.error} />}>
          <Button size="small" type="link" aria-label={label}>
            {t("reveal.do")}
          </Button>
        </Popover>
      )}
    </>
  );
}

function Why({ ask, pending, error }: { ask: (reason: string) => void; pending: boolean; error: Error | null }) {
  const { t } = useTranslation();
  const field = useId();
  const [reason, setReason] = useState("");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    ask(reason.trim());
  };
  return (
    <form onSubmit={submit} style={{ width: 260, display: "grid", gap: 8 }}>
      <label htmlFor={field}>{t("reveal.why")}</label>
      <Input id={field} autoFocus maxLength={500} placeholder={t("reveal.example")} value={reason} onChange={(event) => setReason(event.target.value)} />
      {error && <Banner tone="caution">{failureLine(error, t)}</Banner>}
      <Button type="primary" htmlType="submit" loading={pending} disabled={reason.trim().length < 2}>
        {t("reveal.show")}
      </Button>
      <span className="quiet small">{t("reveal.onRecord")}</span>
    </form>
  );
}
