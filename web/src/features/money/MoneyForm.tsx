import { Button, Input, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MoneySettings } from "@/api/types";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { BudgetBar } from "./BudgetBar";
import { draftOf, readDraft, type EntryDraft } from "./draft";
import styles from "./MoneyPage.module.css";
import { useSetMoney } from "./useMoney";

/** Everything on one sheet; others than the owner read it. */
export function MoneyForm({ shop, settings, mayEdit }: { shop: number; settings: MoneySettings; mayEdit: boolean }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(settings));
  const save = useSetMoney(shop);
  const ready = readDraft(draft);
  const change = (kind: string, more: Partial<EntryDraft>) => {
    save.reset();
    setDraft({ ...draft, entries: draft.entries.map((each) => (each.kind === kind ? { ...each, ...more } : each)) });
  };
  return (
    <fieldset disabled={!mayEdit} className={styles.form}>
      <section>
        <h2>{t("money.fourEyes")}</h2>
        <p className="quiet">{t("money.fourEyesHint")}</p>
        <Yuan label={t("money.fourEyes")} value={draft.fourEyes} placeholder={t("money.off")} onChange={(fourEyes) => setDraft({ ...draft, fourEyes })} />
      </section>
      <section>
        <h2>{t("money.catalogue")}</h2>
        <p className="quiet">{t("money.catalogueHint", { month: settings.month })}</p>
        <div className={styles.entry}>
          <strong>{t("money.all")}</strong>
          <Yuan label={t("money.budget")} value={draft.budget} placeholder={t("money.noBudget")} onChange={(budget) => setDraft({ ...draft, budget })} />
          <BudgetBar budget={settings.budget_fen} used={settings.used_fen} />
        </div>
        {settings.entries.map((entry) => {
          const typed = draft.entries.find((each) => each.kind === entry.kind);
          return typed && <EntryLine key={entry.kind} draft={typed} entry={entry} onChange={(more) => change(entry.kind, more)} />;
        })}
      </section>
      {save.error && <Banner tone="caution">{failureLine(save.error, t)}</Banner>}
      {save.isSuccess && <Banner>{t("money.saved")}</Banner>}
      {mayEdit && (
        <Button type="primary" loading={save.isPending} disabled={ready === null} onClick={() => ready && save.mutate(ready)}>
          {t("money.save")}
        </Button>
      )}
    </fieldset>
  );
}

function EntryLine({ draft, entry, onChange }: { draft: EntryDraft; entry: MoneySettings["entries"][number]; onChange: (more: Partial<EntryDraft>) => void }) {
  const { t } = useTranslation();
  const name = pick(entry.name, entry.name_en);
  return (
    <div className={styles.entry} data-on={draft.on}>
      <span className={styles.name}>
        <Switch size="small" aria-label={name} checked={draft.on} onChange={(on) => onChange({ on })} /> <strong>{name}</strong>
      </span>
      {draft.on && (
        <>
          <Yuan label={t("money.face")} value={draft.face} onChange={(face) => onChange({ face })} />
          <Yuan label={t("money.costs")} value={draft.cost} onChange={(cost) => onChange({ cost })} />
          <Yuan label={t("money.budget")} value={draft.budget} placeholder={t("money.noBudget")} onChange={(budget) => onChange({ budget })} />
          <BudgetBar budget={entry.budget_fen} used={entry.used_fen} />
          <label className={styles.script}>
            <span className="quiet small">{t("money.words")}</span>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} value={draft.words} onChange={(event) => onChange({ words: event.target.value })} />
          </label>
        </>
      )}
    </div>
  );
}

function Yuan({ label, value, placeholder, onChange }: { label: string; value: string; placeholder?: string; onChange: (text: string) => void }) {
  return (
    <label className={styles.yuan}>
      <span className="quiet small">{label}</span>
      <Input prefix="¥" inputMode="decimal" className="num" placeholder={placeholder} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
