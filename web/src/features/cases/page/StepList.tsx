import { useTranslation } from "react-i18next";
import type { Step } from "@/api/types";
import { pick } from "@/i18n";
import { CopyButton } from "@/ui/CopyButton";
import styles from "./Decision.module.css";
import { whoOf } from "./who";

/** How an outcome goes: the first steps in a line; unfolded, each with who does it and the words to copy. */
export function StepList({ steps, open }: { steps: readonly Step[]; open: boolean }) {
  const { t } = useTranslation();
  if (steps.length === 0) return <span />;
  return (
    <details className={styles.steps} open={open}>
      <summary>
        <span className="num nowrap">{t("decision.stepCount", { count: steps.length })}</span>
        <span className={`${styles.gist} clip quiet`}>{steps.map((step) => pick(step.verb, step.verb_en)).join(" → ")}</span>
      </summary>
      <ol>
        {steps.map((step) => (
          <li key={step.key}>
            {pick(step.verb, step.verb_en)} <span className="quiet small">{whoOf(step.who, t)}</span>
            {step.script && (
              <span className={styles.words}>
                {step.script}
                <CopyButton text={step.script} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
