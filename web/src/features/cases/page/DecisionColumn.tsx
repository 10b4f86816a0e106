import { useTranslation } from "react-i18next";
import type { Ending as EndingOfCase, Flow } from "@/api/types";
import { Banner } from "@/ui/Notice";
import { CaseBanner } from "@/features/incidents/CaseBanner";
import { closedOptions, openOptions } from "../options";
import { ClockList } from "./ClockList";
import { useCaseDesk } from "./desk";
import { DemandLine } from "./DemandLine";
import styles from "./Decision.module.css";
import { Ending } from "./ending/Ending";
import { Questions } from "./findings/Questions";
import { FlowChecklist } from "./FlowChecklist";
import { ApprovalBanner } from "./money/ApprovalBanner";
import { Negotiation } from "./negotiation/Negotiation";
import { OptionCard } from "./OptionCard";
import { ClosedOption } from "./ClosedOption";

/** The demand in one sentence, the clocks, then either the chosen flow or the outcomes to choose from. */
export function DecisionColumn() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { decision, ending, flow } = detail;
  if (ending) return <Over ending={ending} />;
  const open = openOptions(decision);
  const closed = closedOptions(decision);
  const choices = (
    <>
      <div className={styles.cards}>
        {open.map((option) => (
          <OptionCard key={option.outcome} option={option} />
        ))}
      </div>
      {closed.length > 0 && (
        <details className={styles.fold} open={open.length === 0}>
          <summary>{t("decision.closed", { count: closed.length })}</summary>
          {closed.map((option) => (
            <ClosedOption key={option.outcome} option={option} />
          ))}
        </details>
      )}
    </>
  );
  return (
    <>
      <CaseBanner />
      <ApprovalBanner />
      <DemandLine />
      <ClockList clocks={decision.clocks} />
      {flow && !flow.over ? (
        <>
          <FlowChecklist flow={flow} />
          <details className={styles.fold}>
            <summary>{t("decision.others")}</summary>
            {choices}
          </details>
        </>
      ) : (
        <>
          {flow && <Before flow={flow} />}
          <Questions />
          <Negotiation />
          <h2 className={styles.title}>
            {t("decision.options")}
            {!decision.recommended && <span className={styles.undecided}>{t("decision.noneRecommended")}</span>}
          </h2>
          {choices}
        </>
      )}
    </>
  );
}

/** Nothing is to be chosen any more: how it ended, and what was done step by step. */
function Over({ ending }: { ending: EndingOfCase }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  return (
    <>
      <CaseBanner />
      <DemandLine />
      <Ending ending={ending} />
      {detail.flow && <FlowChecklist flow={detail.flow} title={t("ending.steps")} />}
    </>
  );
}

/** The flow that has run through: the case goes on, so what was done stands folded above what is to be chosen now. */
function Before({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  return (
    <>
      <Banner>{t("flow.again", { outcome: t(`words.outcome.${flow.outcome}`) })}</Banner>
      <details className={styles.fold}>
        <summary>{t("flow.before")}</summary>
        <FlowChecklist flow={flow} />
      </details>
    </>
  );
}
