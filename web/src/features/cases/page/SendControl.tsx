import { Button, Checkbox, Popover } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import type { FlowStep } from "@/api/types";
import { failureLine } from "@/ui/failureText";
import { formatFen } from "@/ui/money";
import { Banner } from "@/ui/Notice";
import { useCaseDesk } from "./desk";
import styles from "./Flow.module.css";

/** 'Let the desk do it': one question that names the sum, then a worker sends it and the page follows. */
export function SendControl({ step }: { step: FlowStep }) {
  const { t } = useTranslation();
  const { detail, act, busy, failure, forgetFailure } = useCaseDesk();
  const [open, setOpen] = useState(false);
  const [looked, setLooked] = useState(false);
  const [mustLook, setMustLook] = useState(false);
  const key = useRef(newIdempotencyKey());
  const send = async () => {
    const done = await act((version) =>
      unwrap(
        api.POST("/api/cases/{case_id}/steps/{key}/send", { params: { path: { case_id: detail.id, key: step.key } }, body: { version, looked }, headers: { "Idempotency-Key": key.current } }),
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
  const question = (
    <div className={styles.tick}>
      <p>{step.amount_fen === null ? t("flow.sendAsk") : t("flow.sendMoney", { sum: formatFen(step.amount_fen) })}</p>
      {mustLook && (
        <Checkbox checked={looked} onChange={(event) => setLooked(event.target.checked)}>
          {t("choose.looked")}
        </Checkbox>
      )}
      {failure && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
      <Button type="primary" loading={busy} disabled={mustLook && !looked} onClick={() => void send()}>
        {t("flow.send")}
      </Button>
    </div>
  );
  return (
    <Popover content={question} trigger="click" open={open} onOpenChange={show} placement="bottomRight">
      <Button size="small" type="primary" aria-expanded={open}>
        {t("flow.send")}
      </Button>
    </Popover>
  );
}
