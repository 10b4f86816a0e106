import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDay } from "@/ui/moment";
import styles from "./Buyers.module.css";
import { endNote } from "./calls";
import { NoteForm } from "./NoteForm";
import type { Buyer, BuyerNote, Pointed } from "./shapes";

/** What the buyer volunteered and what happened: each says what for, and when it is gone. */
export function Notes({ pointed, buyer, refresh }: { pointed: Pointed; buyer: Buyer; refresh: () => void }) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const end = useMutation({ mutationFn: (note: BuyerNote) => endNote(note.id), onSettled: refresh });
  const done = () => {
    setWriting(false);
    refresh();
  };
  return (
    <section className={styles.block} aria-label={t("buyers.notes")}>
      <div className={styles.blockHead}>
        <h3>{t("buyers.notes")}</h3>
        {buyer.may.write && !writing && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setWriting(true)}>
            {t("buyers.addNote")}
          </Button>
        )}
      </div>
      {writing && <NoteForm pointed={pointed} onKept={done} onClose={() => setWriting(false)} />}
      {!buyer.notes.length && !writing && <p className="quiet small">{t("buyers.noNotes")}</p>}
      <ul className={styles.notes}>
        {buyer.notes.map((note) => (
          <li key={note.id} className={styles[note.kind]}>
            <div className={styles.noteHead}>
              <span className={styles.kind}>{t(`buyers.kind.${note.kind}`)}</span>
              <span className={styles.words}>{note.words}</span>
              {buyer.may.write && <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t("buyers.dropNote", { words: note.words })} onClick={() => end.mutate(note)} />}
            </div>
            <p className="quiet small">{t("buyers.noteFoot", { purpose: note.purpose, by: note.by, until: formatDay(note.expires_at) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
