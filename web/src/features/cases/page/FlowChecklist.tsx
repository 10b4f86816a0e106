import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { formatMinute } from "@/ui/moment";
import { useCaseDesk } from "./desk";
import styles from "./Flow.module.css";
import { FlowLine } from "./FlowLine";
import { WithdrawDialog } from "./WithdrawDialog";

/** The chosen outcome as a checklist, and what is missing before the case can close. `title`: instead of what was chosen, where that stands above. */
export function FlowChecklist({ flow, title }: { flow: Flow; title?: string }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [withdrawing, setWithdrawing] = useState(false);
  const done = flow.steps.filter((step) => step.state === "done" || step.state === "confirmed").length;
  const turn = flow.steps.find((step) => step.state === "open")?.key;
  return (
    <section className={styles.flow} aria-label={t("flow.title")}>
      <header>
        <h2>
          {title ?? t(`words.outcome.${flow.outcome}`)} {!title && flow.amount_fen !== null && <span className="num">{formatFen(flow.amount_fen)}</span>}
        </h2>
        <span className="quiet small num">{t("flow.progress", { done, total: flow.steps.length })}</span>
        {!title && (
          <span className="quiet small">
            {t("flow.chosen", { name: flow.chosen_by?.name ?? t("words.heqi"), at: formatMinute(flow.chosen_at) })}
            {flow.chosen_by && flow.reason && ` · ${flow.reason}`}
          </span>
        )}
        {detail.may.withdraw && (
          <Button size="small" type="text" onClick={() => setWithdrawing(true)}>
            {t("flow.withdraw")}
          </Button>
        )}
      </header>
      <ol>
        {flow.steps.map((step) => (
          <FlowLine key={step.key} step={step} turn={step.key === turn} />
        ))}
      </ol>
      {flow.missing.length > 0 && (
        <details className={styles.missing}>
          <summary>{t("flow.missing", { count: flow.missing.length })}</summary>
          <ul>
            {flow.missing.map((each) => (
              <li key={each.text}>{pick(each.text, each.text_en)}</li>
            ))}
          </ul>
        </details>
      )}
      {withdrawing && <WithdrawDialog onClose={() => setWithdrawing(false)} />}
    </section>
  );
}
