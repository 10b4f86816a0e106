import { useMutation } from "@tanstack/react-query";
import { Button, Input, Popover } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { useCaseDesk } from "./desk";

type Field = "buyer" | "receiver" | "phone" | "address" | "note" | "buyer_note" | "buyer_words";

/** One field of personal data: masked, with a way to see it that is on record. What was revealed is forgotten with the page. */
export function Personal({ field }: { field: Field }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const held = detail.personal.find((each) => each.field === field);
  const reveal = useMutation({
    mutationFn: (reason: string) => unwrap(api.POST("/api/reveals", { body: { case_id: detail.id, field, reason } })),
  });
  if (!held) return <>{t("list.masked")}</>;
  if (reveal.data) return <strong>{reveal.data.value}</strong>;
  return (
    <>
      {held.shown}{" "}
      {held.hidden && (
        <Popover trigger="click" placement="left" content={<Why reveal={reveal} />}>
          <Button size="small" type="link" aria-label={t(`reveal.of.${field}`)}>
            {t("reveal.do")}
          </Button>
        </Popover>
      )}
    </>
  );
}

function Why({ reveal }: { reveal: { mutate: (reason: string) => void; isPending: boolean; error: Error | null } }) {
  const { t } = useTranslation();
  const field = useId();
  const [reason, setReason] = useState("");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    reveal.mutate(reason.trim());
  };
  return (
    <form onSubmit={submit} style={{ width: 260, display: "grid", gap: 8 }}>
      <label htmlFor={field}>{t("reveal.why")}</label>
      <Input id={field} autoFocus maxLength={500} placeholder={t("reveal.example")} value={reason} onChange={(event) => setReason(event.target.value)} />
      {reveal.error && <Banner tone="caution">{failureLine(reveal.error, t)}</Banner>}
      <Button type="primary" htmlType="submit" loading={reveal.isPending} disabled={reason.trim().length < 2}>
        {t("reveal.show")}
      </Button>
      <span className="quiet small">{t("reveal.onRecord")}</span>
    </form>
  );
}
