import { Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "@/ui/CopyButton";
import { failureLine } from "@/ui/failureText";
import { showToast } from "@/ui/toast";
import { remindAddressee } from "./calls";
import type { WorkOrder } from "./shapes";
import { useOrderAct } from "./useWorkOrders";

/** 催一下: counted, and the words for the work chat laid ready. */
export function RemindButton({ order }: { order: WorkOrder }) {
  const { t } = useTranslation();
  const remind = useOrderAct<{ message: string }>();
  const [message, setMessage] = useState("");
  const send = () =>
    remind.mutate(() => remindAddressee(order), {
      onSuccess: (told) => setMessage(told.message),
      onError: (error) => showToast(failureLine(error, t)),
    });
  return (
    <Popover
      open={message !== ""}
      onOpenChange={(open) => !open && setMessage("")}
      trigger="click"
      title={t("workOrder.reminded")}
      content={
        <div style={{ maxWidth: 320 }}>
          <p>{message}</p>
          <CopyButton text={message} label={t("workOrder.link.copy")} />
        </div>
      }
    >
      <Button size="small" danger={order.overdue} loading={remind.isPending} onClick={send}>
        {t("workOrder.remind")}
      </Button>
    </Popover>
  );
}
