import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { Approval } from "@/api/types";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import { Banner } from "@/ui/Notice";
import { TimeLeft } from "@/ui/TimeLeft";
import { ReasonDialog } from "../ReasonDialog";
import { useCaseDesk } from "../desk";
import styles from "./Money.module.css";
import { useMoneyTicks } from "./useLooked";

/**
 * A choice that waits for a colleague's yes: what, why, with whom; approve or decline it where it stands. Who saw it wait
 * is told how it ended, also when somebody else was quicker.
 */
export function ApprovalBanner() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { approval } = detail.money;
  const [waited, setWaited] = useState(false);
  if (approval?.state === "open" && !waited) setWaited(true);
  if (!approval) return waited ? <Ended /> : null;
  const waits = approval.state === "open";
  return (
    <section className={styles.approval} data-state={approval.state} aria-label={t("approval.title")}>
      <h2>
        {t(waits ? "approval.title" : "approval.declined")}
        {approval.due_at && <TimeLeft clock={{ at: approval.due_at, alarms: [] }} openedAt={approval.at} />}
      </h2>
      <p className={styles.what}>
        {t(`words.outcome.${approval.outcome}`)}
        {approval.amount_fen !== null && <strong className="num"> {formatFen(approval.amount_fen)}</strong>}
        {approval.cost_fen !== approval.amount_fen && <span className="quiet small"> {t("approval.cost", { cost: formatFen(approval.cost_fen) })}</span>}
      </p>
      <p>{approval.reason}</p>
      <p className="quiet small">
        {t("approval.askedBy", { name: approval.by?.name ?? "", at: formatMinute(approval.at) })}
        {waits && ` · ${t("approval.with", { names: approval.approvers.map((each) => each.name).join(t("approval.comma")) })}`}
      </p>
      {!waits && <p>{t("approval.answer", { name: approval.answered_by?.name ?? "", answer: approval.answer })}</p>}
      {approval.changed && <p className={styles.changed}>{t("approval.changed")}</p>}
      {waits && <Buttons approval={approval} />}
    </section>
  );
}

/** The answer as the story tells it. */
function Ended() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const line = detail.timeline.findLast(({ kind }) => kind === "case.approved" || kind === "case.approval_withdrawn");
  if (!line) return null;
  return (
    <Banner>
      {pick(line.actor.name, line.actor.name_en)}
      {t("colon")}
      {pick(line.text, line.text_en)}
    </Banner>
  );
}

function Buttons({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const [declining, setDeclining] = useState(false);
  const { ticks, blocked, boxes, watch } = useMoneyTicks(approval.amount_fen);
  const params = { path: { case_id: detail.id } };
  const approve = () => act((version) => watch(unwrap(api.POST("/api/cases/{case_id}/approval/approve", { params, body: { version, ...ticks } }))));
  const takeBack = () => act((version) => unwrap(api.POST("/api/cases/{case_id}/approval/withdraw", { params, body: { version } })));
  return (
    <div className={styles.buttons}>
      {boxes}
      {approval.may_approve && (
        <Button type="primary" size="large" loading={busy} disabled={approval.changed || blocked} onClick={() => void approve()}>
          {t("approval.approve")}
        </Button>
      )}
      {approval.may_decline && (
        <Button size="large" disabled={busy} onClick={() => setDeclining(true)}>
          {t("approval.decline")}
        </Button>
      )}
      {approval.may_withdraw && (
        <Button disabled={busy} onClick={() => void takeBack()}>
          {t("approval.withdraw")}
        </Button>
      )}
      {declining && (
        <ReasonDialog
          title={t("approval.declineTitle")}
          ok={t("approval.decline")}
          hint={t("approval.declineHint")}
          onClose={() => setDeclining(false)}
          call={(reason, version) => unwrap(api.POST("/api/cases/{case_id}/approval/decline", { params, body: { reason, version } }))}
        />
      )}
    </div>
  );
}
