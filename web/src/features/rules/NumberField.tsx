import { useTranslation } from "react-i18next";
import type { RuleRow } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { textOf, type RuleNumber } from "./draft";
import styles from "./Rules.module.css";

/** One number of a rule: a field for whoever may change it, else the number itself. */
export function NumberField({ rule, number, text, wrong, editable, onChange }: { rule: RuleRow; number: RuleNumber; text: string; wrong: boolean; editable: boolean; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const name = t(`rules.number.${number.name as "days"}`);
  const changed = number.value !== number.shipped;
  if (!editable || !number.editable) {
    const shown = number.value === null ? t("rules.notKnown") : number.unit === "fen" ? formatFen(number.value) : number.value;
    return (
      <strong className={styles.number} data-changed={changed}>
        {shown}
      </strong>
    );
  }
  const spell = (value: number) => textOf({ ...number, value });
  return (
    <span className={styles.field} data-wrong={wrong} data-changed={changed}>
      {number.unit === "fen" && <span aria-hidden>¥</span>}
      <input
        inputMode="decimal"
        style={{ width: `${Math.max(2, text.length || 4) + 1}ch` }}
        aria-label={`${pick(rule.title, rule.title_en)}：${name}`}
        aria-invalid={wrong}
        title={t("rules.bounds", { min: spell(number.min), max: spell(number.max), shipped: number.shipped === null ? t("rules.notKnown") : spell(number.shipped) })}
        placeholder={t("rules.notKnown")}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}
