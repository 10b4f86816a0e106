import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { askAgain, withdrawOrder } from "./calls";
import type { WorkOrder } from "./shapes";
import { useOrderAct } from "./useWorkOrders";

/** Asks again, or withdraws; both need words. */
export function WordsDialog({ order, verb, onClose }: { order: WorkOrder; verb: "again" | "withdraw"; onClose: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const send = useOrderAct<WorkOrder>();
  const field = useId();
  const call = verb === "again" ? askAgain : withdrawOrder;
  return (
    <Modal
      open
      title={t(`workOrder.${verb}.title`, { number: order.number })}
      okText={t(`workOrder.${verb}.send`)}
      onCancel={onClose}
      onOk={() => send.mutate(() => call(order, words), { onSuccess: onClose })}
      confirmLoading={send.isPending}
      okButtonProps={{ disabled: words.trim().length < 2 }}
    >
      <label htmlFor={field}>{t(`workOrder.${verb}.words`)}</label>
      <Input.TextArea id={field} rows={3} maxLength={2000} autoFocus value={words} onChange={(event) => setWords(event.target.value)} />
      {send.isError && <Banner tone="caution">{failureLine(send.error, t)}</Banner>}
    </Modal>
  );
}
