import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isFailure } from "@/api/errors";
import { Bones, Failure } from "@/ui/Notice";
import { RuleLines } from "@/ui/RuleLines";
import { InvoiceFacts } from "./InvoiceFacts";
import { InvoiceForm } from "./InvoiceForm";
import { InvoiceSteps } from "./InvoiceSteps";
import styles from "./Invoices.module.css";
import { useInvoice } from "./useInvoices";

type Props = { shopId: number; orderNo: string; talkId?: number; onTake?: (text: string, from: { phraseId?: number }) => void };

/** The invoice of an order: what the buyer said, what is missing, what may be charged, and the next step. */
export function InvoicePane({ shopId, orderNo, talkId, onTake }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const place = { shopId, orderNo };
  const pane = useInvoice(place);
  if (orderNo === "") return <p className="quiet">{t("orderPane.noOrder")}</p>;
  if (pane.isPending) return <Bones widths={[80, 60]} />;
  if (pane.isError) return isFailure(pane.error, "order.none") ? <p className="quiet">{t("orderPane.unknown", { number: orderNo })}</p> : <Failure error={pane.error} onRetry={() => void pane.refetch()} />;
  const { invoice, charges, may_edit } = pane.data;
  if (editing) return <InvoiceForm place={place} invoice={invoice} talkId={talkId} onDone={() => setEditing(false)} />;
  if (invoice === null) {
    return (
      <div className={styles.pane}>
        <p className="quiet">{t("invoice.none")}</p>
        {may_edit && (
          <div>
            <Button size="small" onClick={() => setEditing(true)}>
              {t("invoice.open")}
            </Button>
          </div>
        )}
      </div>
    );
  }
  return (
    <div className={styles.pane}>
      <InvoiceFacts invoice={invoice} mayReveal={may_edit} onTake={onTake} />
      <RuleLines notes={charges} />
      {may_edit && <InvoiceSteps place={place} invoice={invoice} onEdit={() => setEditing(true)} />}
    </div>
  );
}
