import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import type { Arrival } from "./shapes";
import type { ReturnsDesk } from "./useReturns";

type Props = { how: "undo" | "give-up"; arrival: Arrival; desk: ReturnsDesk; onClose: () => void };

/** Asks why before an acceptance is undone or a search is ended; the record keeps the reason. */
export function EndDialog({ how, arrival, desk, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const field = useId();
  const send = () => desk.end(arrival, how, reason.trim()).then(onClose, setFailure);
  return (
    <Modal open title={t(how === "undo" ? "returns.end.undo" : "returns.end.giveUp")} okText={t(how === "undo" ? "returns.undo" : "returns.giveUp")} onCancel={onClose} onOk={() => void send()} confirmLoading={desk.busy} okButtonProps={{ disabled: !reason.trim() }}>
      <label htmlFor={field}>{t("withdraw.reason")}</label>
      <Input.TextArea id={field} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      {failure !== null && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
    </Modal>
  );
}
