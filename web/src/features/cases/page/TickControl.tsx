import { Button, Checkbox, Input, Popover } from "antd";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import type { FlowStep } from "@/api/types";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { useCaseDesk } from "./desk";
import styles from "./Flow.module.css";

/** 'Done by hand', with room for a note and, when our facts are old, the word that somebody looked. */
export function TickControl({ step, primary }: { step: FlowStep; primary: boolean }) {
  const { t } = useTranslation();
  const { detail, act, busy, failure, forgetFailure } = useCaseDesk();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const [looked, setLooked] = useState(false);
  const [mustLook, setMustLook] = useState(false);
  const key = useRef(newIdempotencyKey());
  const field = useId();
  const tick = async () => {
    const done = await act((version) =>
      unwrap(
        api.POST("/api/cases/{case_id}/steps/{key}/tick", { params: { path: { case_id: detail.id, key: step.key } }, body: { version, note: note.trim(), looked }, headers: { "Idempotency-Key": key.current } }),
      ).catch((error: unknown) => {
        if (isFailure(error, "facts.old")) setMustLook(true);
        if (!isFailure(error, "net.down")) key.current = newIdempotencyKey();
        throw error;
      }),
    );
    if (done) setOpen(false);
  };
  const show = (next: boolean) => {
    forgetFailure();
    setOpen(next);
  };
  const form = (
    <form
      className={styles.tick}
      onSubmit={(event) => {
        event.preventDefault();
        void tick();
      }}
    >
      <label htmlFor={field}>{t("flow.note")}</label>
      <Input.TextArea id={field} rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      {mustLook && (
        <Checkbox checked={looked} onChange={(event) => setLooked(event.target.checked)}>
          {t("choose.looked")}
        </Checkbox>
      )}
      <p className="quiet small">{t("flow.byHandHint")}</p>
      {failure && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
      <Button type="primary" htmlType="submit" loading={busy} disabled={mustLook && !looked}>
        {t("flow.byHand")}
      </Button>
    </form>
  );
  return (
    <Popover content={form} trigger="click" open={open} onOpenChange={show} placement="bottomRight">
      <Button size="small" type={primary ? "primary" : "default"} aria-expanded={open}>
        {t("flow.byHand")}
      </Button>
    </Popover>
  );
}
