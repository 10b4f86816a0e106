import { Button, Checkbox, Input } from "antd";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { isFailure } from "@/api/errors";
import { failureLine } from "@/ui/failureText";
import { formatFen } from "@/ui/money";
import { Banner } from "@/ui/Notice";
import { showToast } from "@/ui/toast";
import { fenOf, YuanField } from "@/ui/YuanField";
import styles from "./OrderActions.module.css";
import { paySmall, useBegin, type ActsPage } from "./useActs";

/** A small payment goes on the order's case, which is opened where there is none, and through the case's own gates. */
export function SmallPaymentForm({ page, onDone }: { page: ActsPage; onDone: () => void }) {
  const { t } = useTranslation();
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const [looked, setLooked] = useState(false);
  const pay = useBegin(page, paySmall);
  const held = page.small_payment;
  const fen = fenOf(amount);
  if (held.chosen !== null && held.case_id !== null) {
    return (
      <Banner tone="caution">
        {t("orderAct.pay.chosen", { number: held.number, outcome: t(`words.outcome.${held.chosen as "refund_only"}`) })} <Link to={`/cases/${held.case_id}`}>{t("orderAct.pay.toCase")}</Link>
      </Banner>
    );
  }
  const over = fen != null && page.paid_fen !== null && fen > page.paid_fen;
  const ask = fen != null && ((held.limit_fen !== null && fen > held.limit_fen) || (held.four_eyes_fen !== null && fen > held.four_eyes_fen));
  const old = page.old || (pay.error !== null && isFailure(pay.error, "facts.old"));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!fen) return;
    const body = { shop_id: page.shop_id, order_no: page.order_no, amount_fen: fen, reason: reason.trim(), case_id: held.case_id, version: held.version, ask, looked };
    pay.mutate(body, {
      onSuccess: (row) => {
        showToast(t(ask ? "orderAct.pay.asked" : "orderAct.pay.done", { number: row.number }));
        onDone();
      },
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t("words.outcome.small_payment")}>
      <div className={styles.pair}>
        <YuanField label={t("orderAct.pay.amount")} value={amount} onChange={setAmount} />
        <Input size="small" maxLength={500} aria-label={t("orderAct.pay.reason")} placeholder={t("orderAct.pay.reason")} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      <p className="quiet small">
        {held.number ? t("orderAct.pay.onCase", { number: held.number }) : t("orderAct.pay.newCase")}
        {held.limit_fen !== null && ` ${t("orderAct.pay.limit", { limit: formatFen(held.limit_fen) })}`}
      </p>
      {over && <Banner tone="caution">{t("orderAct.pay.over", { paid: formatFen(page.paid_fen ?? 0) })}</Banner>}
      {ask && !over && <Banner>{t("orderAct.pay.needsYes")}</Banner>}
      {old && (
        <Checkbox checked={looked} onChange={(event) => setLooked(event.target.checked)}>
          {t("orderAct.looked")}
        </Checkbox>
      )}
      {pay.isError && <Banner tone="caution">{failureLine(pay.error, t)}</Banner>}
      <div className={styles.row}>
        <Button type="primary" size="small" htmlType="submit" loading={pay.isPending} disabled={!fen || over || reason.trim() === "" || (old && !looked)}>
          {t(ask ? "orderAct.pay.ask" : "orderAct.pay.do")}
        </Button>
        <Button size="small" type="text" onClick={onDone}>
          {t("orderAct.close")}
        </Button>
      </div>
    </form>
  );
}
