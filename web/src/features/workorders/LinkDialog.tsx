import { Button, Input, Modal } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "@/ui/CopyButton";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { addressOf, makeLink, revokeLink } from "./calls";
import type { NewLink, WorkOrder } from "./shapes";
import { useOrderAct } from "./useWorkOrders";

/** The link for somebody without an account, with the message to paste beside it. The server keeps only its hash. */
export function LinkDialog({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  const { t } = useTranslation();
  const make = useOrderAct<NewLink>();
  const revoke = useOrderAct<WorkOrder>();
  const error = make.error ?? revoke.error;
  const held = order.link && !order.link.expired;
  return (
    <Modal open title={t("workOrder.link.title", { number: order.number })} onCancel={onClose} mask={{ closable: !make.data }} footer={<Button onClick={onClose}>{t("workOrder.link.done")}</Button>}>
      {make.data ? (
        <Made link={make.data} />
      ) : (
        <div className={sheet.form}>
          <p>{t("workOrder.link.none")}</p>
          {order.link && <p>{held ? t("workOrder.link.held", { at: formatMinute(order.link.expires_at), opened: t(order.link.opened_at ? "workOrder.link.opened" : "workOrder.link.unopened") }) : t("workOrder.link.expired")}</p>}
          <div className={sheet.row}>
            <Button type="primary" loading={make.isPending} onClick={() => make.mutate(() => makeLink(order))}>
              {t(held ? "workOrder.link.renew" : "workOrder.link.make")}
            </Button>
            {held && (
              <Button loading={revoke.isPending} onClick={() => revoke.mutate(() => revokeLink(order), { onSuccess: onClose })}>
                {t("workOrder.link.revoke")}
              </Button>
            )}
          </div>
        </div>
      )}
      {error && <Banner tone="caution">{failureLine(error, t)}</Banner>}
    </Modal>
  );
}

function Made({ link }: { link: NewLink }) {
  const { t } = useTranslation();
  const field = useId();
  const address = addressOf(link.token);
  const message = link.message.replace("{link}", address);
  return (
    <div className={sheet.form}>
      <p>{t("workOrder.link.once")}</p>
      <label htmlFor={field}>{t("workOrder.link.message")}</label>
      <Input.TextArea id={field} readOnly autoSize value={message} onFocus={(event) => event.target.select()} />
      <div className={sheet.row}>
        <CopyButton text={message} label={t("workOrder.link.copy")} />
        <CopyButton text={address} label={t("workOrder.link.copyLink")} />
      </div>
    </div>
  );
}
