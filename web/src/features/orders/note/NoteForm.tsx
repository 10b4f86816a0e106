import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { FlagMark } from "./FlagMark";
import styles from "./Note.module.css";
import type { Note } from "./shapes";
import { useNoteVerb, write } from "./useNote";

/** The whole note anew; where somebody's number in it is hidden, only words behind it. */
export function NoteForm({ note, onDone }: { note: Note; onDone: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(note.masked ? "" : note.note);
  const [flag, setFlag] = useState(note.flag);
  const verb = useNoteVerb(note.shop_id, note.order_no);
  const changed = flag !== note.flag || (note.masked ? words.trim() !== "" : words.trim() !== note.note.trim());
  const send = () => {
    const { shop_id, order_no, seen } = note;
    verb.mutate(() => write({ shop_id, order_no, note: words, flag, seen, add: note.masked }), { onSuccess: onDone });
  };
  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) send();
      }}
    >
      {note.masked && <p className="quiet small">{t("orderNote.masked")}</p>}
      <Input.TextArea aria-label={t(note.masked ? "orderNote.addition" : "orderNote.words")} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={note.longest} value={words} onChange={(event) => setWords(event.target.value)} />
      <div className={styles.flags} role="radiogroup" aria-label={t("orderNote.flag")}>
        {note.flags.map((each) => (
          <button key={each.number} type="button" role="radio" aria-checked={flag === each.number} aria-label={t(`orderNote.colour.${each.colour}`)} className={styles.flag} onClick={() => setFlag(each.number)}>
            <FlagMark colour={each.colour} />
          </button>
        ))}
      </div>
      {verb.error && <Banner tone="caution">{failureLine(verb.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" size="small" htmlType="submit" disabled={!changed} loading={verb.isPending}>
          {t("orderNote.save")}
        </Button>
        <Button size="small" onClick={onDone}>
          {t("orderNote.cancel")}
        </Button>
      </div>
    </form>
  );
}
