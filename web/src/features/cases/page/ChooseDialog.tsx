import { Form, Input, Modal } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, newIdempotencyKey, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import type { Option } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen, readYuan } from "@/ui/money";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { useCaseDesk } from "./desk";
import styles from "./Decision.module.css";
import { SpentLines } from "./money/SpentLines";
import { costOf, whyApproval } from "./money/limits";
import { useMoneyTicks } from "./money/useLooked";
import { whoOf } from "./who";

const WITH_MONEY: ReadonlySet<string> = new Set(["small_payment", "refund_only", "return_refund"]);

/** The last look before an outcome is chosen: amount, reason, and what happens next. */
export function ChooseDialog({ option, override, onClose }: { option: Option; override: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { detail, act, busy, failure, forgetFailure } = useCaseDesk();
  const money = WITH_MONEY.has(option.outcome);
  const agreed = detail.negotiation.offers.findLast((each) => each.state === "accepted" && each.outcome === option.outcome)?.amount_fen;
  const first = agreed ?? option.amount_fen;
  const [yuan, setYuan] = useState(first === null ? "" : (first / 100).toFixed(2));
  const [reason, setReason] = useState("");
  const key = useRef(newIdempotencyKey());
  const amount = money ? readYuan(yuan) : null;
  const { ticks, blocked, boxes, watch } = useMoneyTicks(amount);
  const why = whyApproval(detail.money, costOf(option, amount));
  const ready = (!money || (amount !== null && amount > 0)) && ((!override && !why) || reason.trim() !== "") && !blocked;
  const close = () => {
    forgetFailure();
    onClose();
  };
  const choose = async () => {
    const body = { outcome: option.outcome, amount_fen: amount, reason: reason.trim(), override, ...ticks };
    const done = await act((version) =>
      watch(
        unwrap(
          api.POST(why ? "/api/cases/{case_id}/approval" : "/api/cases/{case_id}/choose", {
            params: { path: { case_id: detail.id } },
            body: { ...body, version },
            headers: { "Idempotency-Key": key.current },
          }),
        ),
      ).catch((error: unknown) => {
        // An answer settles this attempt; only a call without an answer may be repeated under the same key.
        if (!isFailure(error, "net.down")) key.current = newIdempotencyKey();
        throw error;
      }),
    );
    if (done) close();
  };
  const name = t(`words.outcome.${option.outcome}`);
  return (
    <Modal open title={t("choose.title", { outcome: name })} okText={why ? t("approval.ask") : t("choose.submit", { outcome: name })} onCancel={close} onOk={() => void choose()} confirmLoading={busy} okButtonProps={{ disabled: !ready }} width={520}>
      <Form layout="vertical" className={styles.dialog}>
        {money && <AmountField yuan={yuan} amount={amount} onChange={setYuan} />}
        {money && <SpentLines />}
        {why && <Banner>{t(`approval.why.${why}`, { limit: formatFen((why === "limit" ? detail.money.limit_fen : detail.money.four_eyes_fen) ?? 0) })}</Banner>}
        <Form.Item label={why ? t("approval.reasonNeeded") : override ? t("choose.reasonNeeded") : t("choose.reason")} htmlFor="choose-reason">
          <Input.TextArea id="choose-reason" rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
        {option.steps.length > 0 && (
          <section>
            <h3>{t("choose.next")}</h3>
            <ol className={styles.next}>
              {option.steps.map((step) => (
                <li key={step.key}>
                  {pick(step.verb, step.verb_en)} <span className="quiet small">{whoOf(step.who, t)}</span>
                </li>
              ))}
            </ol>
          </section>
        )}
        {failure && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
        {boxes}
      </Form>
    </Modal>
  );
}

function AmountField({ yuan, amount, onChange }: { yuan: string; amount: number | null; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const help = amount === null ? t("choose.amountWrong") : null;
  return (
    <Form.Item label={t("choose.amount")} htmlFor="choose-amount" validateStatus={help ? "warning" : undefined} help={help}>
      <Input id="choose-amount" prefix="¥" inputMode="decimal" className="num" style={{ width: 180 }} value={yuan} onChange={(event) => onChange(event.target.value)} />
    </Form.Item>
  );
}
