import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { useCaseDesk } from "./desk";

/** Takes a choice back, with the reason that the story keeps. */
export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { detail, act, busy, failure, forgetFailure } = useCaseDesk();
  const [reason, setReason] = useState("");
  const field = useId();
  const close = () => {
    forgetFailure();
    onClose();
  };
  const withdraw = async () => {
    const body = { reason: reason.trim() };
    const done = await act((version) => unwrap(api.POST("/api/cases/{case_id}/withdraw", { params: { path: { case_id: detail.id } }, body: { ...body, version } })));
    if (done) close();
  };
  return (
    <Modal open title={t("withdraw.title")} okText={t("flow.withdraw")} onCancel={close} onOk={() => void withdraw()} confirmLoading={busy} okButtonProps={{ disabled: !reason.trim() }}>
      <label htmlFor={field}>{t("withdraw.reason")}</label>
      <Input.TextArea id={field} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      <p className="quiet small">{t("withdraw.hint")}</p>
      {failure && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
    </Modal>
  );
}
