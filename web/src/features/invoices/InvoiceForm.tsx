import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, Input, Segmented } from "antd";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import styles from "./Invoices.module.css";
import { calls, useInvoiceCall, type Invoice, type Place, type Said } from "./useInvoices";

type Draft = Said;
type Props = { place: Place; invoice: Invoice | null; talkId: number | undefined; onDone: () => void };

const NOTHING: Draft = { kind: "ordinary", form: "electronic", personal: true, title: "", tax_no: "", email: "", phone: "", reissue: false };

/** What the invoice needs. A buyer's words can be pasted and are read into the fields; masked values stay as they are. */
export function InvoiceForm({ place, invoice, talkId, onDone }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => ({ ...NOTHING, ...invoice?.details }));
  const [note, setNote] = useState(invoice?.note ?? "");
  const save = useInvoiceCall(place);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const text = (field: "title" | "tax_no" | "email" | "phone", label: string) => (
    <Input size="small" aria-label={label} placeholder={label} maxLength={field === "tax_no" ? 24 : 120} value={draft[field]} onChange={(event) => change({ [field]: event.target.value })} />
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(() => (invoice ? calls.edit(invoice, draft, note) : calls.open(place, draft, note, talkId ?? null)), { onSuccess: onDone });
  };
  return (
    <form className={styles.pane} onSubmit={submit} aria-label={t("invoice.formName")}>
      <Pasted place={place} onRead={(said) => setDraft({ ...draft, ...said })} />
      <div className={styles.row}>
        <Segmented size="small" value={draft.kind} onChange={(kind) => change({ kind, ...(kind === "special" ? { personal: false } : {}) })} options={(["ordinary", "special"] as const).map((value) => ({ value, label: t(`invoice.kind.${value}`) }))} />
        <Segmented size="small" value={draft.form} onChange={(form) => change({ form })} options={(["electronic", "paper"] as const).map((value) => ({ value, label: t(`invoice.form.${value}`) }))} />
      </div>
      <Segmented
        className={styles.whose}
        size="small"
        value={draft.personal === null ? "" : draft.personal ? "person" : "company"}
        onChange={(whose) => change({ personal: whose === "person" })}
        options={(["person", "company"] as const).map((value) => ({ value, label: t(`invoice.${value}`), disabled: value === "person" && draft.kind === "special" }))}
      />
      {text("title", t(draft.personal ? "invoice.personTitle" : "invoice.titleField"))}
      {!draft.personal && text("tax_no", t("invoice.taxNo"))}
      <div className={styles.pair}>
        {text("email", t("invoice.email"))}
        {text("phone", t("invoice.phone"))}
      </div>
      {draft.form === "paper" && (
        <Checkbox checked={draft.reissue} onChange={(event) => change({ reissue: event.target.checked })}>
          {t("invoice.reissueLong")}
        </Checkbox>
      )}
      <Input size="small" maxLength={300} aria-label={t("invoice.note")} placeholder={t("invoice.note")} value={note} onChange={(event) => setNote(event.target.value)} />
      {save.isError && <Banner tone="caution">{failureLine(save.error, t)}</Banner>}
      <div className={styles.row}>
        <Button type="primary" size="small" htmlType="submit" loading={save.isPending}>
          {t("invoice.save")}
        </Button>
        <Button size="small" type="text" onClick={onDone}>
          {t("orderAct.close")}
        </Button>
      </div>
    </form>
  );
}

/** What the words name; what they are silent about, which reads as the usual, is left as it stands. */
function saidIn(details: Draft): Partial<Draft> {
  const usual: Draft = { ...NOTHING, personal: null };
  return Object.fromEntries(Object.entries(details).filter(([name, value]) => value !== usual[name as keyof Draft]));
}

/** A buyer's words, read into the fields by the server; what they do not say is left as it stands. */
function Pasted({ place, onRead }: { place: Place; onRead: (said: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const read = useMutation({
    mutationFn: () => calls.read(place, words),
    onSuccess: ({ details }) => {
      onRead(saidIn(details));
      setWords("");
    },
  });
  return (
    <div className={styles.pasted}>
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} aria-label={t("invoice.paste")} placeholder={t("invoice.paste")} value={words} onChange={(event) => setWords(event.target.value)} />
      <Button size="small" disabled={words.trim() === ""} loading={read.isPending} onClick={() => read.mutate()}>
        {t("invoice.read")}
      </Button>
      {read.isError && <Banner tone="caution">{failureLine(read.error, t)}</Banner>}
    </div>
  );
}
