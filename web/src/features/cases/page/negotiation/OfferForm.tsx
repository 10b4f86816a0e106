import { Button, Input, Segmented, Select } from "antd";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { Outcome } from "@/api/types";
import { readYuan } from "@/ui/money";
import { useCaseDesk } from "../desk";
import styles from "./Negotiation.module.css";

type Side = "shop" | "buyer";
const OUTCOMES = ["small_payment", "refund_only", "return_refund", "exchange", "reship"] as const satisfies readonly Outcome[];
const WITH_MONEY: ReadonlySet<string> = new Set(["small_payment", "refund_only", "return_refund"]);

/** One line to put what was offered, or asked for, on record. */
export function OfferForm() {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const [side, setSide] = useState<Side>("shop");
  const [outcome, setOutcome] = useState<Outcome>(detail.decision.recommended ?? "small_payment");
  const [yuan, setYuan] = useState("");
  const [words, setWords] = useState("");
  const money = WITH_MONEY.has(outcome);
  const amount = money && yuan.trim() !== "" ? readYuan(yuan) : null;
  const wrong = money && yuan.trim() !== "" && amount === null;
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const body = { side, outcome, amount_fen: amount, words: words.trim() };
    const done = await act((version) => unwrap(api.POST("/api/cases/{case_id}/offers", { params: { path: { case_id: detail.id } }, body: { ...body, version } })));
    if (!done) return;
    setYuan("");
    setWords("");
  };
  return (
    <form className={styles.row} onSubmit={(event) => void send(event)}>
      <Segmented<Side> aria-label={t("talk.sideOf")} value={side} onChange={setSide} options={(["shop", "buyer"] as const).map((value) => ({ value, label: t(`talk.side.${value}`) }))} />
      <Select aria-label={t("talk.outcome")} value={outcome} onChange={setOutcome} style={{ width: 116 }} options={OUTCOMES.map((value) => ({ value, label: t(`words.outcome.${value}`) }))} />
      {money && <Input aria-label={t("talk.amount")} prefix="¥" inputMode="decimal" className="num" status={wrong ? "error" : undefined} style={{ width: 100 }} value={yuan} onChange={(event) => setYuan(event.target.value)} />}
      <Input aria-label={t("talk.words")} placeholder={t("talk.words")} maxLength={1000} style={{ flex: 1, minWidth: 120 }} value={words} onChange={(event) => setWords(event.target.value)} />
      <Button htmlType="submit" loading={busy} disabled={wrong}>
        {t("talk.offer")}
      </Button>
    </form>
  );
}
