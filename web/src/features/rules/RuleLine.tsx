import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RuleRow } from "@/api/types";
import { pick } from "@/i18n";
import { ConfidenceBadge, type Confidence } from "@/ui/ConfidenceBadge";
import { ChangeForm } from "./ChangeForm";
import { draftOf, isDirty, wrongFields } from "./draft";
import { RuleHistory } from "./RuleHistory";
import styles from "./Rules.module.css";
import { Sentence } from "./Sentence";
import { SourceLine } from "./SourceLine";

/** One rule: its sentence, where it is written, what was changed about it, and the change in the making. */
export function RuleLine({ rule, shop, editable }: { rule: RuleRow; shop: number; editable: boolean }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(rule));
  const dirty = isDirty(rule, draft);
  const wrong = wrongFields(rule, draft);
  const undo = () => setDraft(draftOf(rule));
  return (
    <article className={styles.rule} data-off={!rule.active} aria-label={pick(rule.title, rule.title_en)}>
      <header>
        <h3>{pick(rule.title, rule.title_en)}</h3>
        <span className={styles.kind}>{t(`rules.kind.${rule.kind as "guard"}`)}</span>
        <ConfidenceBadge confidence={rule.confidence as Confidence} />
        {rule.override && <span className={styles.own}>{t(rule.active ? "rules.own" : "rules.off")}</span>}
        {editable && (
          <span className={styles.tools}>
            {rule.may_confirm && draft.active && (
              <Checkbox checked={draft.confirmed} onChange={(event) => setDraft({ ...draft, confirmed: event.target.checked })}>
                {t("rules.confirm")}
              </Checkbox>
            )}
            {!rule.mandatory && (
              <Button type="text" size="small" onClick={() => setDraft({ ...draft, active: !draft.active })}>
                {t(draft.active ? "rules.turnOff" : "rules.turnOn")}
              </Button>
            )}
          </span>
        )}
      </header>
      <Sentence rule={rule} draft={draft} wrong={wrong} editable={editable && draft.active} onChange={(name, text) => setDraft({ ...draft, numbers: { ...draft.numbers, [name]: text } })} />
      <SourceLine rule={rule} />
      {(dirty || rule.override) && editable && <ChangeForm key={String(dirty)} rule={rule} shop={shop} draft={draft} dirty={dirty} wrong={wrong} onUndo={undo} />}
      <RuleHistory rule={rule} />
    </article>
  );
}
