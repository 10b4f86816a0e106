import { Button, Input } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { CopyButton } from "@/ui/CopyButton";
import { formatMinute } from "@/ui/moment";
import { useCaseDesk } from "../desk";
import styles from "./Negotiation.module.css";

/** The matter in our words, to be sent to the buyer and confirmed by them. */
export function Restate() {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const { restated, draft } = detail.negotiation;
  const [words, setWords] = useState<string | null>(null);
  const field = useId();
  const params = { path: { case_id: detail.id } };
  const text = words ?? restated?.words ?? draft;
  const say = async () => {
    const done = await act((version) => unwrap(api.POST("/api/cases/{case_id}/restate", { params, body: { words: text.trim(), version } })));
    if (done) setWords(null);
  };
  const confirm = () => act((version) => unwrap(api.POST("/api/cases/{case_id}/restate/confirm", { params, body: { version } })));
  const waiting = restated !== null && restated.confirmed_at === null && words === null;
  return (
    <section className={styles.part}>
      <label htmlFor={field}>{t("talk.restate")}</label>
      <Input.TextArea id={field} autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} readOnly={!detail.may.contact} value={text} onChange={(event) => setWords(event.target.value)} />
      <div className={styles.row}>
        <CopyButton text={text} label={t("copy.script")} />
        {detail.may.contact && !waiting && (
          <Button size="small" loading={busy} disabled={!text.trim()} onClick={() => void say()}>
            {t(restated ? "talk.restateAgain" : "talk.restated")}
          </Button>
        )}
        {detail.may.contact && waiting && (
          <Button size="small" type="primary" loading={busy} onClick={() => void confirm()}>
            {t("talk.confirm")}
          </Button>
        )}
        {restated && (
          <span className="quiet small num">
            {restated.confirmed_at ? t("talk.confirmedAt", { at: formatMinute(restated.confirmed_at) }) : t("talk.restatedAt", { at: formatMinute(restated.at) })}
          </span>
        )}
      </div>
    </section>
  );
}
