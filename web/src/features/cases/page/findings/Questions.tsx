import { Input } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { AnswerChoice, CaseDetail, Demand, Question } from "@/api/types";
import { pick } from "@/i18n";
import { ScriptBox } from "../ScriptBox";
import { useCaseDesk } from "../desk";
import styles from "./Findings.module.css";

/** What to find out first: the question that changes the verdict most is open, the others one click away. */
export function Questions() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [opened, setOpened] = useState<string | null>(null);
  const { questions } = detail.findings;
  const decisive = questions.filter((each) => each.decisive);
  if (!detail.may.contact || decisive.length === 0) return null;
  const current = decisive.some((each) => each.fact === opened) ? opened : decisive[0]?.fact;
  return (
    <section className={styles.ask} aria-label={t("findings.ask")}>
      <h2>
        {t(detail.decision.recommended ? "findings.check" : "findings.ask")}
        <span className="quiet small">{t("findings.askHint")}</span>
      </h2>
      {decisive.map((question) =>
        question.fact === current ? (
          <OpenQuestion key={question.fact} question={question} />
        ) : (
          <button key={question.fact} type="button" className={styles.folded} onClick={() => setOpened(question.fact)}>
            <Whom question={question} />
            {pick(question.text, question.text_en)}
          </button>
        ),
      )}
    </section>
  );
}

function OpenQuestion({ question }: { question: Question }) {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const [note, setNote] = useState("");
  const answer = (choice: AnswerChoice) => act((version) => send(detail, question, choice, note.trim(), version));
  return (
    <div className={styles.question}>
      <p className={styles.text}>
        <Whom question={question} />
        <strong>{pick(question.text, question.text_en)}</strong>
      </p>
      {question.script && <ScriptBox text={question.script} />}
      <div className={styles.answers}>
        {question.answers.map((choice) => (
          <button key={String(choice.value)} type="button" className={styles.answer} disabled={busy} onClick={() => void answer(choice)}>
            <span>{pick(choice.label, choice.label_en)}</span>
            <span className="quiet small">{leadsTo(choice, t)}</span>
          </button>
        ))}
      </div>
      <Input size="small" aria-label={t("findings.note")} placeholder={question.proof ? t("findings.proof", { proof: pick(question.proof, question.proof_en) }) : t("findings.note")} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
    </div>
  );
}

function Whom({ question }: { question: Question }) {
  const { t } = useTranslation();
  return <span className={styles.whom}>{t(`findings.whom.${question.whom}`)}</span>;
}

/** The buyer's wish has a record of its own, in their words; everything else is an answer. */
function send(detail: CaseDetail, question: Question, choice: AnswerChoice, note: string, version: number): Promise<CaseDetail> {
  const params = { path: { case_id: detail.id } };
  if (question.fact === "demand") {
    const demand = choice.value as Demand;
    return unwrap(api.POST("/api/cases/{case_id}/wish", { params, body: { demand, words: note, version } }));
  }
  return unwrap(api.POST("/api/cases/{case_id}/answers", { params, body: { fact: question.fact, value: choice.value, note, version } }));
}

function leadsTo(choice: AnswerChoice, t: TFunction): string {
  if (choice.needs_human) return t("findings.toHuman");
  if (choice.recommended) return t("findings.toOutcome", { outcome: t(`words.outcome.${choice.recommended}`) });
  if (choice.owed.length > 0) return t("findings.toOwed", { outcomes: choice.owed.map((each) => t(`words.outcome.${each}`)).join(t("comma")) });
  return t("findings.toOpen");
}
