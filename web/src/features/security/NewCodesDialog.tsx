import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { BothFields } from "./BothFields";
import { CodesOnce } from "./CodesOnce";
import { useNewCodes, useReadAgain } from "./useSecurity";

export function NewCodesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const renew = useNewCodes();
  const readAgain = useReadAgain();
  const [both, setBoth] = useState({ password: "", code: "" });
  const title = t("security.factor.newCodes");
  if (renew.data) {
    return (
      <Modal open title={title} footer={null} closable={false}>
        <CodesOnce codes={renew.data.codes} onDone={() => void readAgain().then(onClose)} />
      </Modal>
    );
  }
  return (
    <Modal open title={title} okText={title} onCancel={onClose} onOk={() => renew.mutate(both)} confirmLoading={renew.isPending} okButtonProps={{ disabled: !both.password || !both.code }}>
      <BothFields both={both} onChange={setBoth} />
      {renew.isError && <Banner tone="caution">{failureLine(renew.error, t)}</Banner>}
    </Modal>
  );
}
