import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Props = { title: string; busy: boolean; onGive: (reason: string) => void; onClose: () => void };

/** A step that is done with a reason on record. */
export function ReasonDialog({ title, busy, onGive, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  return (
    <Modal title={title} open okText={title} cancelText={t("reception.cancel")} okButtonProps={{ disabled: reason.trim().length < 2, loading: busy }} onOk={() => onGive(reason)} onCancel={onClose} width={440}>
      <Input.TextArea autoFocus rows={3} maxLength={500} aria-label={t("reception.reason")} placeholder={t("reception.reason")} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Modal>
  );
}
