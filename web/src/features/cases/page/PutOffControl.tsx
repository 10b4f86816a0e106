import { Button, Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { FlowStep } from "@/api/types";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { useCaseDesk } from "./desk";
import styles from "./Flow.module.css";
import { dueChoices, readLocal } from "./negotiation/due";

/** What cannot be done now: why, and by when the buyer was promised it. Its clock moves with the promise. */
export function PutOffControl({ step }: { step: FlowStep }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        {t("flow.putOff")}
      </Button>
      {open && <PutOffDialog step={step} onClose={() => setOpen(false)} />}
    </>
  );
}

function PutOffDialog({ step, onClose }: { step: FlowStep; onClose: () => void }) {
  const { t } = useTranslation();
  const { detail, act, busy, failure, forgetFailure } = useCaseDesk();
  const [reason, setReason] = useState("");
  const [due, setDue] = useState("");
  const until = readLocal(due);
  const ids = { reason: useId(), due: useId() };
  const close = () => {
    forgetFailure();
    onClose();
  };
  const putOff = async () => {
    if (!until) return;
    const params = { path: { case_id: detail.id, key: step.key } };
    const done = await act((version) => unwrap(api.POST("/api/cases/{case_id}/steps/{key}/put-off", { params, body: { version, reason: reason.trim(), until } })));
    if (done) close();
  };
  return (
    <Modal open title={t("flow.putOffTitle", { step: pick(step.verb, step.verb_en) })} okText={t("flow.putOff")} onCancel={close} onOk={() => void putOff()} confirmLoading={busy} okButtonProps={{ disabled: !until || !reason.trim() }}>
      <label htmlFor={ids.reason}>{t("flow.putOffReason")}</label>
      <Input.TextArea id={ids.reason} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      <label htmlFor={ids.due}>{t("flow.putOffUntil")}</label>
      <p className={styles.when}>
        {dueChoices().map((choice) => (
          <Button key={choice.key} size="small" type={due === choice.value ? "primary" : "default"} onClick={() => setDue(choice.value)}>
            {t(`promise.due.${choice.key}`)}
          </Button>
        ))}
        <input id={ids.due} type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />
      </p>
      <p className="quiet small">{t("flow.putOffHint")}</p>
      {failure && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
    </Modal>
  );
}
