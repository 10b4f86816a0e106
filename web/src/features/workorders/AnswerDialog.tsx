import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { AnswerFields, isComplete } from "./AnswerFields";
import { writeAnswer, type Given } from "./calls";
import type { WorkOrder } from "./shapes";
import { useOrderAct } from "./useWorkOrders";

/** Writes down what the addressee said on the phone or in a chat. */
export function AnswerDialog({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const [given, setGiven] = useState<Given>({ choice: "", words: "", files: [] });
  const send = useOrderAct<WorkOrder>();
  return (
    <Modal
      open
      title={t("workOrder.answer.title", { number: order.number })}
      okText={t("workOrder.answer.save")}
      onCancel={onClose}
      onOk={() => send.mutate(() => writeAnswer(order, given), { onSuccess: onClose })}
      confirmLoading={send.isPending}
      okButtonProps={{ disabled: !isComplete(given, order.choices) }}
    >
      <div className={sheet.form}>
        <AnswerFields choices={order.choices} given={given} onChange={setGiven} />
      </div>
      {send.isError && <Banner tone="caution">{failureLine(send.error, t)}</Banner>}
    </Modal>
  );
}
