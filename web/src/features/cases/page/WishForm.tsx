import { Button, Input, Select } from "antd";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { Demand } from "@/api/types";
import { DEMANDS } from "../words";
import { useCaseDesk } from "./desk";
import styles from "./Facts.module.css";

/** The buyer's own wish, asked for before anything is offered. What a buyer wants decides which outcome comes first. */
export function WishForm() {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const [demand, setDemand] = useState<Demand | null>(null);
  const [words, setWords] = useState("");
  const wishes = detail.timeline.filter((line) => line.kind === "case.wish_recorded");
  if (!detail.may.contact) return null;
  const chosen = demand ?? detail.demand;
  const record = async (event: SyntheticEvent) => {
    event.preventDefault();
    const body = { demand: chosen, words: words.trim() };
    const done = await act((version) => unwrap(api.POST("/api/cases/{case_id}/wish", { params: { path: { case_id: detail.id } }, body: { ...body, version } })));
    if (!done) return;
    setWords("");
    setDemand(null);
  };
  return (
    <section className={styles.box}>
      <h2>{t("wish.title")}</h2>
      {wishes.length === 0 && <p className="quiet small">{t("wish.none")}</p>}
      {wishes.map((line) => (
        <p key={line.id}>{line.note || line.text}</p>
      ))}
      <form className={styles.form} onSubmit={(event) => void record(event)}>
        <Input aria-label={t("wish.words")} placeholder={t("wish.words")} maxLength={1000} value={words} onChange={(event) => setWords(event.target.value)} />
        <div className={styles.row}>
          <Select aria-label={t("list.column.demand")} value={chosen} onChange={setDemand} style={{ width: 128 }} options={DEMANDS.map((value) => ({ value, label: t(`words.demand.${value}`) }))} />
          <Button htmlType="submit" loading={busy} disabled={chosen === "unknown" && !words.trim()}>
            {t("wish.record")}
          </Button>
        </div>
      </form>
    </section>
  );
}
