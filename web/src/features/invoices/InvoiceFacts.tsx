import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { FactList } from "@/features/cases/FactList";
import { CopyButton } from "@/ui/CopyButton";
import { HiddenValue } from "@/ui/HiddenValue";
import { formatFen } from "@/ui/money";
import { formatMinute } from "@/ui/moment";
import styles from "./Invoices.module.css";
import { calls, type Field, type Invoice } from "./useInvoices";

const COLOURS: Partial<Record<Invoice["state"], string>> = { asked: "gold", collecting: "gold", ready: "blue", issued: "green", sent: "green", refused: "red" };

/** An invoice as it stands: its state, what is missing as words to ask the buyer with, and what was said. */
export function InvoiceFacts({ invoice, mayReveal, onTake }: { invoice: Invoice; mayReveal: boolean; onTake: ((text: string, from: { phraseId?: number }) => void) | undefined }) {
  const { t } = useTranslation();
  const { details } = invoice;
  const hidden = (field: Field) => (
    <HiddenValue key={field} shown={details[field]} hidden={mayReveal && details[field].includes("*")} label={t(`invoice.show.${field}`)} reveal={(reason) => calls.reveal(invoice, field, reason)} />
  );
  const told = [
    [t("invoice.titleField"), details.title ? <>{hidden("title")} {details.personal !== null && <span className="quiet small">{t(details.personal ? "invoice.person" : "invoice.company")}</span>}</> : null],
    ...(details.tax_no ? [[t("invoice.taxNo"), hidden("tax_no")] as const] : []),
    ...(details.email ? [[t("invoice.email"), hidden("email")] as const] : []),
    ...(details.phone ? [[t("invoice.phone"), hidden("phone")] as const] : []),
    [t("invoice.amount"), invoice.amount_fen === null ? null : <span className="num">{formatFen(invoice.amount_fen)}</span>],
    ...(invoice.invoice_no ? [[t("invoice.number"), <span key="number" className="num">{invoice.invoice_no}<CopyButton text={invoice.invoice_no} /> <span className="quiet small">{invoice.issued_on}</span></span>] as const] : []),
    ...(invoice.note ? [[t("invoice.note"), invoice.note] as const] : []),
  ] as const;
  return (
    <>
      <p className={styles.row}>
        <Tag color={COLOURS[invoice.state] ?? "default"}>{t(`invoice.state.${invoice.state}`)}</Tag>
        <span>
          {t(`invoice.kind.${details.kind}`)} · {t(`invoice.form.${details.form}`)}
          {details.reissue && ` · ${t("invoice.reissue")}`}
        </span>
        <span className="quiet small">{t("invoice.asked", { from: t(`invoice.source.${invoice.source}`), at: formatMinute(invoice.asked_at) })}</span>
      </p>
      {invoice.missing.length > 0 && invoice.next.includes("ready") && <Missing invoice={invoice} onTake={onTake} />}
      <FactList facts={told} />
    </>
  );
}

function Missing({ invoice, onTake }: { invoice: Invoice; onTake: ((text: string, from: { phraseId?: number }) => void) | undefined }) {
  const { t } = useTranslation();
  const words = t("invoice.askBuyer", { lng: "zh-CN" });
  return (
    <div className={styles.missing}>
      <ul>
        {invoice.missing.map((each) => (
          <li key={each}>{t(`invoice.missing.${each}`)}</li>
        ))}
      </ul>
      {onTake ? (
        <Button size="small" onClick={() => onTake(words, {})}>
          {t("invoice.ask")}
        </Button>
      ) : (
        <CopyButton text={words} label={t("invoice.ask")} />
      )}
    </div>
  );
}
