import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQueryClient } from "@tanstack/react-query";
import { pick } from "@/i18n";
import { useCaseDesk } from "@/features/cases/page/desk";
import { AnswerDialog } from "./AnswerDialog";
import { acceptAnswer } from "./calls";
import { LinkDialog } from "./LinkDialog";
import { RemindButton } from "./RemindButton";
import type { WorkOrder } from "./shapes";
import { readAgain } from "./useWorkOrders";
import { WordsDialog } from "./WordsDialog";
import styles from "./WorkOrders.module.css";

type Open = "answer" | "link" | "again" | "withdraw" | null;

/** What can be done to a work order; an answer counts on the case only when somebody takes it. */
export function OrderButtons({ order }: { order: WorkOrder }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const { may } = order;
  const close = () => setOpen(null);
  if (!may.withdraw) return null;
  return (
    <div className={styles.buttons}>
      {may.accept && <TakeButtons order={order} />}
      {may.again && <Button size="small" onClick={() => setOpen("again")}>{t("workOrder.again.button")}</Button>}
      {may.answer && may.link && <Button size="small" type="primary" ghost onClick={() => setOpen("link")}>{t("workOrder.link.button")}</Button>}
      {may.remind && <RemindButton order={order} />}
      {may.answer && <Button size="small" onClick={() => setOpen("answer")}>{t("workOrder.answer.button")}</Button>}
      <Button size="small" type="text" onClick={() => setOpen("withdraw")}>{t("workOrder.withdraw.button")}</Button>
      {open === "answer" && <AnswerDialog order={order} onClose={close} />}
      {open === "link" && <LinkDialog order={order} onClose={close} />}
      {(open === "again" || open === "withdraw") && <WordsDialog order={order} verb={open} onClose={close} />}
    </div>
  );
}

/** 采用 records on the case what the answer says; 确认 only closes the work order. */
function TakeButtons({ order }: { order: WorkOrder }) {
  const { t } = useTranslation();
  const { act, busy } = useCaseDesk();
  const client = useQueryClient();
  const take = (adopt: boolean) => void act((version) => acceptAnswer(order, version, adopt)).then(() => readAgain(client));
  const { proposal } = order;
  return (
    <>
      {proposal && (
        <Tooltip title={t("workOrder.adoptHint", { text: pick(proposal.text, proposal.text_en), label: pick(proposal.label, proposal.label_en) })}>
          <Button size="small" type="primary" loading={busy} onClick={() => take(true)}>
            {t("workOrder.adopt")}
          </Button>
        </Tooltip>
      )}
      <Button size="small" type={proposal ? "default" : "primary"} disabled={busy} onClick={() => take(false)}>
        {t("workOrder.accept")}
      </Button>
    </>
  );
}
