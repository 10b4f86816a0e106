import { Button, Input, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import styles from "./Invoices.module.css";
import { calls, useInvoiceCall, type Invoice, type Place } from "./useInvoices";

/** What can be done to an invoice now. There is no button to refuse one. */
export function InvoiceSteps({ place, invoice, onEdit }: { place: Place; invoice: Invoice; onEdit: () => void }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState("");
  const [reason, setReason] = useState("");
  const call = useInvoiceCall(place);
  const written = invoice.state === "issued" || invoice.state === "sent";
  const may = (state: Invoice["state"]) => invoice.next.includes(state);
  return (
    <>
      {may("issued") && (
        <form
          className={styles.row}
          onSubmit={(event) => {
            event.preventDefault();
            call.mutate(() => calls.issue(invoice, number.trim()), { onSuccess: () => setNumber("") });
          }}
        >
          <Input size="small" className={styles.number} aria-label={t("invoice.number")} placeholder={t("invoice.number")} maxLength={40} value={number} onChange={(event) => setNumber(event.target.value)} />
          <Button size="small" type="primary" htmlType="submit" ghost disabled={number.trim() === ""} loading={call.isPending}>
            {t("invoice.issue")}
          </Button>
        </form>
      )}
      <div className={styles.row}>
        {!written && (
          <Button size="small" onClick={onEdit}>
            {t("invoice.edit")}
          </Button>
        )}
        {may("sent") && (
          <Button size="small" type="primary" ghost onClick={() => call.mutate(() => calls.send(invoice))}>
            {t("invoice.send")}
          </Button>
        )}
        {written && (
          <Popconfirm title={t("invoice.takeBackAsk")} okText={t("invoice.takeBack")} onConfirm={() => call.mutate(() => calls.takeBack(invoice))}>
            <Button size="small" type="text">
              {t("invoice.takeBack")}
            </Button>
          </Popconfirm>
        )}
        {may("withdrawn") && (
          <Popconfirm
            title={t("invoice.withdrawAsk")}
            description={<Input aria-label={t("invoice.withdrawWhy")} placeholder={t("invoice.withdrawWhy")} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />}
            okText={t("invoice.withdraw")}
            okButtonProps={{ disabled: reason.trim().length < 2 }}
            onConfirm={() => call.mutate(() => calls.withdraw(invoice, reason))}
          >
            <Button size="small" type="text">
              {t("invoice.withdraw")}
            </Button>
          </Popconfirm>
        )}
      </div>
      {call.isError && <Banner tone="caution">{failureLine(call.error, t)}</Banner>}
    </>
  );
}
