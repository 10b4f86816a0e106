import { Button, Input, Select } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { Channel } from "@/api/types";
import { formatMinute } from "@/ui/moment";
import { CHANNELS } from "../words";
import { CONTACT_FIELD } from "./contactFocus";
import { useCaseDesk } from "./desk";
import styles from "./Facts.module.css";

/** Attempts to reach the buyer. An attempt is enough: it is what opens a refusal. */
export function ContactRecord() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  if (detail.ending && detail.contacts.length === 0) return null;
  return (
    <section className={styles.box}>
      <h2>{t("contact.title")}</h2>
      {detail.contacts.length === 0 ? (
        <p className="quiet small">{t("contact.none")}</p>
      ) : (
        <ul className={styles.contacts}>
          {detail.contacts.map((contact) => (
            <li key={contact.id}>
              <span className="quiet small num">
                {formatMinute(contact.at)} · {t(`words.channel.${contact.channel}`)} · {contact.by?.name}
              </span>
              {contact.note && <p>{contact.note}</p>}
            </li>
          ))}
        </ul>
      )}
      {detail.may.contact && <ContactForm />}
    </section>
  );
}

function ContactForm() {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const [channel, setChannel] = useState<Channel>("chat");
  const [note, setNote] = useState("");
  const label = useId();
  const record = async (event: SyntheticEvent) => {
    event.preventDefault();
    const body = { channel, note: note.trim() };
    const done = await act((version) => unwrap(api.POST("/api/cases/{case_id}/contact", { params: { path: { case_id: detail.id } }, body: { ...body, version } })));
    if (done) setNote("");
  };
  return (
    <form className={styles.form} onSubmit={(event) => void record(event)}>
      <label id={label} htmlFor={CONTACT_FIELD} className="only-read">
        {t("contact.note")}
      </label>
      <Input.TextArea id={CONTACT_FIELD} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} placeholder={t("contact.note")} value={note} onChange={(event) => setNote(event.target.value)} />
      <div className={styles.row}>
        <Select aria-label={t("contact.channel")} value={channel} onChange={setChannel} style={{ width: 104 }} options={CHANNELS.map((value) => ({ value, label: t(`words.channel.${value}`) }))} />
        <Button htmlType="submit" loading={busy}>
          {t("contact.record")}
        </Button>
      </div>
    </form>
  );
}
