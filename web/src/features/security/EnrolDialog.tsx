import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { EnrolSteps } from "./EnrolSteps";

export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open title={t("security.factor.turnOn")} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <EnrolSteps onDone={onClose} />
    </Modal>
  );
}
