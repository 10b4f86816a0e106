import { Checkbox, Input, InputNumber, Modal, Select } from "antd";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import { pick } from "@/i18n";
import { useCaseDesk } from "@/features/cases/page/desk";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { PhotoPicker } from "./PhotoPicker";
import type { Addressee, CaseWorkOrders, WorkForm } from "./shapes";
import { useOrderAct } from "./useWorkOrders";

type Draft = { kind: WorkForm["kind"]; addressee: Addressee; question: string; hours: number; with_address: boolean; photo_ids: readonly number[] };

/** A new work order: the kind fills the question with the case's values; the person may change every word. */
export function AskDialog({ forms, onClose }: { forms: readonly WorkForm[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const ids = { kind: useId(), to: useId(), question: useId(), hours: useId() };
  const [draft, setDraft] = useState(() => draftOf(forms[0]));
  const ask = useOrderAct<CaseWorkOrders>();
  // A second click, or a retry after the line broke, asks the same once.
  const key = useRef(newIdempotencyKey());
  const form = forms.find((each) => each.kind === draft?.kind);
  if (!draft || !form) return null;
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const send = () => {
    const body = { ...draft, with_address: draft.with_address && mayHaveAddress(form, draft), photo_ids: draft.addressee === "supplier" ? [...draft.photo_ids] : [], version: detail.version };
    ask.mutate(() => unwrap(api.POST("/api/cases/{case_id}/work-orders", { params: { path: { case_id: detail.id } }, body, headers: { "Idempotency-Key": key.current } })), {
      onSuccess: onClose,
      onError: (error) => {
        if (!isFailure(error, "net.down")) key.current = newIdempotencyKey();
      },
    });
  };
  return (
    <Modal open title={t("workOrder.ask")} okText={t("workOrder.send")} onCancel={onClose} onOk={send} confirmLoading={ask.isPending} okButtonProps={{ disabled: draft.question.trim().length < 2 || !draft.hours }}>
      <div className={sheet.form}>
        <label htmlFor={ids.kind}>{t("workOrder.kind")}</label>
        <Select id={ids.kind} value={draft.kind} onChange={(kind) => setDraft(draftOf(forms.find((each) => each.kind === kind)))} options={forms.map((each) => ({ value: each.kind, label: pick(each.title, each.title_en) }))} />
        <label htmlFor={ids.to}>{t("workOrder.to")}</label>
        <Select id={ids.to} value={draft.addressee} onChange={(addressee) => change({ addressee })} options={form.to.map((value) => ({ value, label: t(`workOrder.addressee.${value}`) }))} />
        <label htmlFor={ids.question}>{t("workOrder.question")}</label>
        <Input.TextArea id={ids.question} rows={5} maxLength={2000} value={draft.question} onChange={(event) => change({ question: event.target.value })} />
        <label htmlFor={ids.hours}>{t("workOrder.due")}</label>
        <InputNumber id={ids.hours} min={1} max={720} precision={0} value={draft.hours} onChange={(value) => change({ hours: value ?? 0 })} />
        {draft.addressee === "supplier" && <PhotoPicker picked={draft.photo_ids} onChange={(photo_ids) => change({ photo_ids })} />}
        {mayHaveAddress(form, draft) && (
          <Checkbox checked={draft.with_address} onChange={(event) => change({ with_address: event.target.checked })}>
            {t("workOrder.address")}
          </Checkbox>
        )}
      </div>
      {ask.isError && <Banner tone="caution">{failureLine(ask.error, t)}</Banner>}
    </Modal>
  );
}

function draftOf(form: WorkForm | undefined): Draft | null {
  const addressee = form?.to[0];
  return form && addressee ? { kind: form.kind, addressee, question: form.question, hours: form.hours, with_address: false, photo_ids: [] } : null;
}

function mayHaveAddress(form: WorkForm, draft: Draft): boolean {
  return form.with_address && draft.addressee === "warehouse";
}
