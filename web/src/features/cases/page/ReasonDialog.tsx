import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/types";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { useCaseDesk } from "./desk";

type Props = { title: string; ok: string; hint?: string; call: (reason: string, version: number) => Promise<CaseDetail>; onClose: () => void };

/** Asks why before something is taken back; the story keeps the reason. */
export function ReasonDialog({ title, ok, hint, call, onClose }: Props) {
  const { t } = useTranslation();
  const { act, busy, failure, forgetFailure } = useCaseDesk();
  const [reason, setReason] = useState("");
  const field = useId();
  const close = () => {
    forgetFailure();
    onClose();
  };
  const send = async () => {
    if (await act((version) => call(reason.trim(), version))) close();
  };
  return (
    <Modal open title={title} okText={ok} onCancel={close} onOk={() => void send()} confirmLoading={busy} okButtonProps={{ disabled: !reason.trim() }}>
      <label htmlFor={field}>{t("withdraw.reason")}</label>
      <Input.TextArea id={field} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      {hint && <p className="quiet small">{hint}</p>}
      {failure && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
    </Modal>
  );
}
