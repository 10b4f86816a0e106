import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { BothFields } from "./BothFields";
import { switchOff, useSecurityAct } from "./useSecurity";

export function OffDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const off = useSecurityAct(switchOff);
  const [both, setBoth] = useState({ password: "", code: "" });
  return (
    <Modal
      open
      title={t("security.factor.turnOff")}
      okText={t("security.factor.turnOff")}
      onCancel={onClose}
      onOk={() => off.mutate(both, { onSuccess: onClose })}
      confirmLoading={off.isPending}
      okButtonProps={{ disabled: !both.password || !both.code }}
    >
      <BothFields both={both} onChange={setBoth} />
      {off.isError && <Banner tone="caution">{failureLine(off.error, t)}</Banner>}
    </Modal>
  );
}
