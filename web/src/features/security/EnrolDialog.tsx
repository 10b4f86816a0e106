import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EnrolSteps } from "./EnrolSteps";

/** Esc and the cross end it until the recovery codes are there: those go only when somebody says that they are kept. */
export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState(false);
  return (
    <Modal open title={t("security.factor.turnOn")} footer={null} closable={!codes} keyboard={!codes} onCancel={onClose} mask={{ closable: false }}>
      <EnrolSteps onDone={onClose} onCodes={() => setCodes(true)} />
    </Modal>
  );
}
