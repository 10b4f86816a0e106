import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PolicyCard } from "@/api/types";
import { pick } from "@/i18n";
import styles from "./Automation.module.css";
import { readFigure, readFigures, typedOf, write, type Figure } from "./figures";

/** The figures of a policy. A changed one is another version: it is tried again before it can be switched on. */
export function FigureForm({ policy, mayEdit, busy, onSave }: { policy: PolicyCard; mayEdit: boolean; busy: boolean; onSave: (figures: Record<string, number>) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => typedOf(policy.figures));
  const read = readFigures(policy.figures, typed);
  const changed = read !== null && policy.figures.some((each) => read[each.name] !== each.value);
  const isNew = policy.version === 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (read !== null) onSave(read);
      }}
    >
      <fieldset className={styles.figures} disabled={!mayEdit}>
        {policy.figures.map((each) => (
          <Field key={each.name} figure={each} text={typed[each.name] ?? ""} onChange={(text) => setTyped({ ...typed, [each.name]: text })} />
        ))}
        {mayEdit && (isNew || changed || read === null) && (
          <Button htmlType="submit" type="primary" loading={busy} disabled={read === null}>
            {t(isNew ? "automation.saveFirst" : "automation.save")}
          </Button>
        )}
      </fieldset>
      {mayEdit && changed && policy.state === "on" && <p className={styles.heed}>{t("automation.changeStops")}</p>}
    </form>
  );
}

function Field({ figure, text, onChange }: { figure: Figure; text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const wrong = readFigure(figure, text) === null;
  return (
    <label className={styles.figure}>
      <span className="quiet small">{pick(figure.title, figure.title_en)}</span>
      <Input
        className="num"
        inputMode="decimal"
        status={wrong ? "error" : undefined}
        prefix={figure.unit === "fen" ? "¥" : undefined}
        suffix={figure.unit === "fen" ? undefined : t(`automation.unit.${figure.unit}`)}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <span className={`${styles.wrong} small num`}>
          {t("automation.bounds", { least: write(figure, figure.least), most: write(figure, figure.most) })}
        </span>
      )}
    </label>
  );
}
