import { useMutation } from "@tanstack/react-query";
import { Button, Input, Segmented } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "@/ui/clock";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import styles from "./Buyers.module.css";
import { keepNote } from "./calls";
import { KINDS, type NoteKind, type Pointed } from "./shapes";

const DAYS = [30, 90, 180, 365] as const;
const DAY_MS = 86_400_000;

/** Words, what for, and how long. The server refuses what judges a person and says what to write instead. */
export function NoteForm({ pointed, onKept, onClose }: { pointed: Pointed; onKept: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const ids = { words: useId(), purpose: useId() };
  const [kind, setKind] = useState<NoteKind>("preference");
  const [words, setWords] = useState("");
  const [purpose, setPurpose] = useState("");
  const [days, setDays] = useState<number>(90);
  const keep = useMutation({
    mutationFn: () => keepNote(pointed, { kind, words, purpose, until: new Date(serverNow() + days * DAY_MS).toISOString() }),
    onSuccess: onKept,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    keep.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Segmented<NoteKind> size="small" block value={kind} onChange={setKind} options={KINDS.map((each) => ({ value: each, label: t(`buyers.kind.${each}`) }))} />
      <label htmlFor={ids.words}>{t("buyers.words")}</label>
      <Input.TextArea id={ids.words} autoFocus rows={2} maxLength={200} placeholder={t("buyers.wordsHint")} value={words} onChange={(event) => setWords(event.target.value)} />
      <label htmlFor={ids.purpose}>{t("buyers.purpose")}</label>
      <Input id={ids.purpose} maxLength={200} placeholder={t("buyers.purposeHint")} value={purpose} onChange={(event) => setPurpose(event.target.value)} />
      <Segmented<number> size="small" block aria-label={t("buyers.until")} value={days} onChange={setDays} options={DAYS.map((each) => ({ value: each, label: t("buyers.days", { count: each }) }))} />
      {keep.error && <Banner tone="caution">{failureLine(keep.error, t)}</Banner>}
      <div className={styles.formActs}>
        <Button size="small" onClick={onClose}>
          {t("buyers.cancel")}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={keep.isPending} disabled={!words.trim() || !purpose.trim()}>
          {t("buyers.keep")}
        </Button>
      </div>
    </form>
  );
}
