import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import styles from "../Incidents.module.css";
import { ScreenedWords } from "../ScreenedWords";
import type { Incident } from "../shapes";
import type { Act } from "../useIncidents";

const PLACES = ["goods", "shipped_on", "order_no", "outcome", "amount"] as const;

/** One text for all buyers. It is checked before it is kept; who was told already is not told again. */
export function AnnouncementPanel({ incident, act }: { incident: Incident; act: Act }) {
  const { t } = useTranslation();
  const { announcement } = incident;
  const [editing, setEditing] = useState(announcement === null && incident.may.run);
  return (
    <section className={sheet.card} aria-label={t("incident.tell.title")}>
      <h2>{t("incident.tell.title")}</h2>
      {editing ? <Wording incident={incident} act={act} onDone={() => setEditing(false)} /> : announcement ? <p className={styles.words}>{announcement.words}</p> : <p className="quiet">{t("incident.tell.none")}</p>}
      {!editing && announcement && (
        <p className="quiet small">
          {t("incident.tell.by", { no: announcement.no, name: announcement.by?.name ?? "", at: formatMinute(announcement.at) })}
        </p>
      )}
      {!editing && incident.may.run && announcement && (
        <Button className={styles.start} size="small" onClick={() => setEditing(true)}>
          {t("incident.tell.change")}
        </Button>
      )}
    </section>
  );
}

function Wording({ incident, act, onDone }: { incident: Incident; act: Act; onDone: () => void }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(incident.announcement?.words ?? "");
  const send = () => act.mutate(() => unwrap(api.POST("/api/incidents/{incident_id}/announcement", { params: { path: { incident_id: incident.id } }, body: { version: incident.version, words: words.trim() } })), { onSuccess: onDone });
  return (
    <>
      <ScreenedWords shop={incident.shop.id} label={t("incident.tell.words")} placeholder={t("incident.tell.example")} hint={t("incident.tell.hint")} value={words} onChange={setWords} />
      <div className={sheet.row}>
        <span className="quiet small">{t("incident.tell.places")}</span>
        {PLACES.map((place) => (
          <Button key={place} size="small" onClick={() => setWords(`${words}{${place}}`)}>
            {t(`incident.tell.place.${place}`)}
          </Button>
        ))}
      </div>
      <div className={sheet.row}>
        <Button type="primary" disabled={!words.trim()} loading={act.isPending} onClick={send}>
          {t("incident.tell.keep")}
        </Button>
        {incident.announcement && <Button onClick={onDone}>{t("incident.cancel")}</Button>}
      </div>
    </>
  );
}
