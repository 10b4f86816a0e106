import { Button, Input, Segmented } from "antd";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { NewWord } from "@/api/types";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import styles from "./Language.module.css";
import { useAddWord } from "./useWords";

type Choice = "allow" | "caution" | "block";

const CHOICES: readonly Choice[] = ["allow", "caution", "block"];

/** A word to add: what it does, the word, what to say instead, and why. */
export function WordForm({ shop, full }: { shop: number; full: number | null }) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice>("allow");
  const [text, setText] = useState("");
  const [advice, setAdvice] = useState("");
  const [reason, setReason] = useState("");
  const add = useAddWord(shop);
  const extra = choice !== "allow";
  const ready = text.trim() && reason.trim() && (!extra || advice.trim());
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready || add.isPending) return;
    add.mutate(wordOf(choice, { text, advice, reason }), {
      onSuccess: () => {
        setText("");
        setAdvice("");
        setReason("");
      },
    });
  };
  return (
    <form className={styles.form} aria-label={t("language.add")} onSubmit={send}>
      <Segmented<Choice> aria-label={t("language.effect")} value={choice} options={CHOICES.map((value) => ({ value, label: t(`language.choice.${value}`) }))} onChange={setChoice} />
      <p className="quiet small">{t(`language.choiceHint.${choice}`)}</p>
      <div className={styles.fields} data-extra={extra}>
        <Input aria-label={t("language.word")} placeholder={t(extra ? "language.wordExtra" : "language.wordAllow")} maxLength={60} value={text} onChange={(event) => setText(event.target.value)} />
        {extra && <Input aria-label={t("language.advice")} placeholder={t("language.adviceHint")} maxLength={200} value={advice} onChange={(event) => setAdvice(event.target.value)} />}
        <Input aria-label={t("language.reason")} placeholder={t("language.reasonHint")} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        <Button type="primary" htmlType="submit" disabled={!ready || full !== null} loading={add.isPending}>
          {t("language.addIt")}
        </Button>
      </div>
      {full !== null && <Banner tone="caution">{t("language.full", { n: full })}</Banner>}
      {add.isError && <Banner tone="blocked">{failureLine(add.error, t)}</Banner>}
    </form>
  );
}

function wordOf(choice: Choice, { text, advice, reason }: { text: string; advice: string; reason: string }): NewWord {
  return choice === "allow" ? { kind: "allow", text, reason, advice: "" } : { kind: "extra", severity: choice, text, advice, reason };
}
