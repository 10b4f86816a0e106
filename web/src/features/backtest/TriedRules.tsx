import { Button, Checkbox, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RuleRow } from "@/api/types";
import { changesOf, draftOf, isDirty, wrongFields, type Changes, type Draft } from "@/features/rules/draft";
import { Sentence } from "@/features/rules/Sentence";
import { useRules } from "@/features/rules/useRules";
import { pick } from "@/i18n";
import styles from "./Backtest.module.css";

const ALL = { kind: "", confidence: "", q: "", overridden: false, at: "" };

/** Rules that are tried otherwise: other numbers, switched off, or taken as confirmed. */
export function TriedRules({ shop, onChange }: { shop: number; onChange: (rules: Record<string, Changes>) => void }) {
  const { t } = useTranslation();
  const rules = useRules(shop, ALL);
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  const items = rules.data?.items ?? [];
  const put = (next: Record<string, Draft>) => {
    setDrafts(next);
    const tried = pairsOf(items, next).filter(([rule, draft]) => isDirty(rule, draft) && wrongFields(rule, draft).length === 0);
    onChange(Object.fromEntries(tried.map(([rule, draft]) => [rule.id, changesOf(rule, draft)])));
  };
  const add = (id: string) => {
    const rule = items.find((each) => each.id === id);
    if (rule) put({ ...drafts, [id]: draftOf(rule) });
  };
  const drop = (id: string) => put(Object.fromEntries(Object.entries(drafts).filter(([each]) => each !== id)));
  return (
    <div className={styles.rules}>
      {pairsOf(items, drafts).map(([rule, draft]) => (
        <TriedRule key={rule.id} rule={rule} draft={draft} onChange={(changed) => put({ ...drafts, [rule.id]: changed })} onDrop={() => drop(rule.id)} />
      ))}
      <Select
        showSearch={{ optionFilterProp: "label" }}
        className={styles.pick}
        aria-label={t("backtest.addRule")}
        placeholder={t("backtest.addRule")}
        loading={rules.isPending}
        value={null}
        options={items.filter((rule) => !drafts[rule.id]).map((rule) => ({ value: rule.id, label: `${pick(rule.title, rule.title_en)} · ${rule.id}` }))}
        onChange={(id: string | null) => id && add(id)}
      />
    </div>
  );
}

/** The rules that are being tried, each with its draft, in the order of the book. */
function pairsOf(items: readonly RuleRow[], drafts: Record<string, Draft>): [RuleRow, Draft][] {
  return items.flatMap((rule) => {
    const draft = drafts[rule.id];
    return draft ? [[rule, draft] as [RuleRow, Draft]] : [];
  });
}

function TriedRule({ rule, draft, onChange, onDrop }: { rule: RuleRow; draft: Draft; onChange: (draft: Draft) => void; onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.rule}>
      <strong>{pick(rule.title, rule.title_en)}</strong>
      <Sentence rule={rule} draft={draft} wrong={wrongFields(rule, draft)} editable={draft.active} onChange={(name, text) => onChange({ ...draft, numbers: { ...draft.numbers, [name]: text } })} />
      <div className={styles.fields}>
        {!rule.mandatory && (
          <Checkbox checked={!draft.active} onChange={(event) => onChange({ ...draft, active: !event.target.checked })}>
            {t("backtest.off")}
          </Checkbox>
        )}
        {rule.may_confirm && (
          <Checkbox checked={draft.confirmed} disabled={!draft.active} onChange={(event) => onChange({ ...draft, confirmed: event.target.checked })}>
            {t("backtest.confirmed")}
          </Checkbox>
        )}
        <Button type="text" size="small" onClick={onDrop}>
          {t("backtest.drop")}
        </Button>
      </div>
    </div>
  );
}
