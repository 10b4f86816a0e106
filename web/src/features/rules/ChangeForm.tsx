import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RuleRow } from "@/api/types";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { BacktestResult } from "./BacktestResult";
import { changesOf, type Draft } from "./draft";
import styles from "./Rules.module.css";
import { useBacktest, useChangeRule, useWithdrawChange } from "./useRules";

/** The change in the making: try it on past cases, say why, put it in force; or take an earlier one back. */
export function ChangeForm({ rule, shop, draft, dirty, wrong, onUndo }: { rule: RuleRow; shop: number; draft: Draft; dirty: boolean; wrong: readonly string[]; onUndo: () => void }) {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const trial = useBacktest(shop, rule.id);
  const save = useChangeRule(shop, rule.id);
  const withdraw = useWithdrawChange(shop, rule.id);
  const changes = dirty ? changesOf(rule, draft) : {};
  const asShipped = Object.keys(changes).length === 0;
  const tried = JSON.stringify(trial.variables) === JSON.stringify(changes);
  const failure = save.error ?? withdraw.error ?? trial.error;
  return (
    <div className={styles.change}>
      {dirty && !asShipped && <Input aria-label={t("rules.note")} placeholder={t("rules.noteHint")} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
      <div className={styles.buttons}>
        <Button disabled={wrong.length > 0} loading={trial.isPending} onClick={() => trial.mutate(changes)}>
          {t(dirty ? "rules.try" : "rules.tryShipped")}
        </Button>
        {dirty && !asShipped && (
          <Button type="primary" disabled={wrong.length > 0 || !note.trim()} loading={save.isPending} onClick={() => save.mutate({ changes, note })}>
            {t("rules.save")}
          </Button>
        )}
        {rule.override && asShipped && (
          <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t("rules.withdraw")}
          </Button>
        )}
        {dirty && (
          <Button type="text" onClick={onUndo}>
            {t("rules.undo")}
          </Button>
        )}
        {wrong.length > 0 && <span className={styles.wrong}>{t("rules.wrong")}</span>}
      </div>
      {failure && <Banner tone="blocked">{failureLine(failure, t)}</Banner>}
      {trial.data && tried && <BacktestResult found={trial.data} />}
    </div>
  );
}
