import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { RuleRow } from "@/api/types";
import { NumberField } from "./NumberField";
import type { Draft } from "./draft";
import styles from "./Rules.module.css";

/** The rule in one sentence; its numbers are fields, what each case fills in stands between thin brackets. */
export function Sentence({ rule, draft, wrong, editable, onChange }: { rule: RuleRow; draft: Draft; wrong: readonly string[]; editable: boolean; onChange: (name: string, text: string) => void }) {
  const { t, i18n } = useTranslation();
  const pieces = i18n.language === "en" ? rule.sentence_en : rule.sentence;
  const numbers = new Map(rule.numbers.map((number) => [number.name, number]));
  const said = new Set(pieces.filter((piece) => piece.kind === "number").map((piece) => piece.value));
  const field = (name: string) => {
    const number = numbers.get(name);
    if (!number) return null;
    return <NumberField rule={rule} number={number} text={draft.numbers[name] ?? ""} wrong={wrong.includes(name)} editable={editable} onChange={(text) => onChange(name, text)} />;
  };
  return (
    <>
      <p className={styles.sentence}>
        {pieces.map((piece, place) => (
          <Fragment key={place}>{piece.kind === "number" ? field(piece.value) : piece.kind === "fact" ? <span className={styles.fact}>{piece.value}</span> : piece.value}</Fragment>
        ))}
      </p>
      {rule.numbers.some((number) => !said.has(number.name)) && (
        <p className={styles.more}>
          {rule.numbers
            .filter((number) => !said.has(number.name))
            .map((number) => (
              <label key={number.name}>
                {t(`rules.number.${number.name as "days"}`)} {field(number.name)} {number.unit === "fen" ? "" : t(`rules.unit.${number.unit as "days"}`)}
              </label>
            ))}
        </p>
      )}
    </>
  );
}
