import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatFull, formatMinute } from "@/ui/moment";
import { failureLine } from "@/ui/failureText";
import { Bones } from "@/ui/Notice";
import { EditState } from "./EditState";
import styles from "./Note.module.css";
import { NoteForm } from "./NoteForm";
import { NoteLine } from "./NoteLine";
import type { Note } from "./shapes";
import { useNote } from "./useNote";

/** 备注与旗帜 of an order, read from the platform and written back to it. Fits a narrow pane. */
export function OrderNote({ shopId, orderNo }: { shopId: number; orderNo?: string }) {
  const { t } = useTranslation();
  const note = useNote(shopId, orderNo ?? "");
  if (!orderNo) return null;
  return (
    <section aria-label={t("orderNote.title")} className={styles.box}>
      <h2>{t("orderNote.title")}</h2>
      {note.isPending && <Bones widths={[70]} />}
      {note.isError && <p className="quiet">{failureLine(note.error, t)}</p>}
      {note.isSuccess && <Shown note={note.data} />}
    </section>
  );
}

function Shown({ note }: { note: Note }) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  return (
    <>
      <NoteLine note={note.note} flag={note.flag} flags={note.flags} name={note.flag_name} none={t("orderNote.none")} />
      {note.buyer_note && (
        <p className="quiet small">
          {t("orderNote.buyer")}
          {note.buyer_note}
        </p>
      )}
      <p className="quiet small num" title={formatFull(note.as_of)}>
        {t("orderNote.asOf", { at: formatMinute(note.as_of) })}
      </p>
      {note.edit && <EditState note={note} edit={note.edit} />}
      {writing && !note.edit && <NoteForm note={note} onDone={() => setWriting(false)} />}
      {note.may_write && !note.edit && !writing && (
        <div>
          <Button size="small" onClick={() => setWriting(true)}>
            {t(note.masked ? "orderNote.add" : "orderNote.change")}
          </Button>
        </div>
      )}
    </>
  );
}
