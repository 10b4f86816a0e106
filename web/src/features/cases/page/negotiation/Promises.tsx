import { Button, Input } from "antd";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { Promise as Given } from "@/api/types";
import { formatMinute } from "@/ui/moment";
import { TimeLeft } from "@/ui/TimeLeft";
import { ReasonDialog } from "../ReasonDialog";
import { useCaseDesk } from "../desk";
import { dueChoices, readLocal } from "./due";
import styles from "./Negotiation.module.css";

/** What the buyer was told, by when. A case does not close while one of these is open. */
export function Promises() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { promises } = detail.negotiation;
  if (promises.length === 0 && !detail.may.contact) return null;
  return (
    <section className={styles.promises}>
      <h2>{t("promise.title")}</h2>
      {promises.length === 0 && <p className="quiet small">{t("promise.none")}</p>}
      <ul>
        {promises.map((promise) => (
          <PromiseLine key={promise.id} promise={promise} />
        ))}
      </ul>
      {detail.may.contact && <PromiseForm />}
    </section>
  );
}

function PromiseLine({ promise }: { promise: Given }) {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const [leaving, setLeaving] = useState(false);
  const path = { case_id: detail.id, promise_id: promise.id };
  const waiting = promise.state === "open" || promise.state === "broken";
  const keep = () => act((version) => unwrap(api.POST("/api/cases/{case_id}/promises/{promise_id}/keep", { params: { path }, body: { version } })));
  return (
    <li data-state={promise.state}>
      <p>{promise.what}</p>
      <div className={styles.row}>
        {waiting ? <TimeLeft clock={{ at: promise.due_at, alarms: [] }} openedAt={promise.at} /> : <span className="quiet small">{t(`promise.state.${promise.state}`)}</span>}
        <span className="quiet small num">
          {formatMinute(promise.due_at)} · {promise.by?.name}
        </span>
        {waiting && detail.may.contact && (
          <>
            <Button size="small" loading={busy} onClick={() => void keep()}>
              {t("promise.keep")}
            </Button>
            <Button size="small" type="text" onClick={() => setLeaving(true)}>
              {t("promise.withdraw")}
            </Button>
          </>
        )}
      </div>
      {leaving && (
        <ReasonDialog
          title={t("promise.withdrawTitle")}
          ok={t("promise.withdraw")}
          onClose={() => setLeaving(false)}
          call={(reason, version) => unwrap(api.POST("/api/cases/{case_id}/promises/{promise_id}/withdraw", { params: { path }, body: { reason, version } }))}
        />
      )}
    </li>
  );
}

function PromiseForm() {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const [what, setWhat] = useState("");
  const [due, setDue] = useState("");
  const moment = readLocal(due);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (moment === null) return;
    const body = { what: what.trim(), due_at: moment };
    const done = await act((version) => unwrap(api.POST("/api/cases/{case_id}/promises", { params: { path: { case_id: detail.id } }, body: { ...body, version } })));
    if (!done) return;
    setWhat("");
    setDue("");
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <Input aria-label={t("promise.what")} placeholder={t("promise.what")} maxLength={500} value={what} onChange={(event) => setWhat(event.target.value)} />
      <div className={styles.row}>
        {dueChoices().map((choice) => (
          <Button key={choice.key} size="small" type={due === choice.value ? "primary" : "default"} onClick={() => setDue(choice.value)}>
            {t(`promise.due.${choice.key}`)}
          </Button>
        ))}
      </div>
      <div className={styles.row}>
        <input type="datetime-local" className={styles.moment} aria-label={t("promise.by")} value={due} onChange={(event) => setDue(event.target.value)} />
        <Button htmlType="submit" loading={busy} disabled={!what.trim() || moment === null}>
          {t("promise.make")}
        </Button>
      </div>
    </form>
  );
}
