import { useTranslation } from "react-i18next";
import { Answers } from "./findings/Answers";
import { Cause } from "./findings/Cause";
import { Entitlements } from "./findings/Entitlements";
import { EvidencePanel } from "./findings/EvidencePanel";
import { Signs } from "./findings/Signs";
import { ContactRecord } from "./ContactRecord";
import { useCaseDesk } from "./desk";
import { Remedies } from "./money/Remedies";
import { Promises } from "./negotiation/Promises";
import { OrderFacts } from "./OrderFacts";
import { RuleSource } from "./RuleHover";
import styles from "./Rules.module.css";
import { WishForm } from "./WishForm";
import { OrderNote } from "@/features/orders/note/OrderNote";
import { CaseArrivals } from "@/features/returns/CaseArrivals";
import { WorkOrdersPanel } from "@/features/workorders/WorkOrdersPanel";
import { pick } from "@/i18n";
import { ConfidenceBadge } from "@/ui/ConfidenceBadge";

/** What is known: talk with the buyer, the order and its parcels, the rules that applied. */
export function FactsColumn() {
  return (
    <>
      <Cause />
      <CaseArrivals />
      <EvidencePanel />
      <Answers />
      <Signs />
      <Entitlements />
      <Remedies />
      <WorkOrdersPanel />
      <Promises />
      <ContactRecord />
      <WishForm />
      <OrderFacts />
      <Note />
      <RulesApplied />
    </>
  );
}

/** Note and flag of the order, as the platform has them. */
function Note() {
  const { detail } = useCaseDesk();
  return detail.order ? <OrderNote shopId={detail.shop.id} orderNo={detail.order_no} /> : null;
}

function RulesApplied() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  if (detail.rules.length === 0) return null;
  return (
    <section>
      <h2>{t("rule.applied", { count: detail.rules.length })}</h2>
      <ul className={styles.list}>
        {detail.rules.map((rule) => (
          <li key={rule.id}>
            <h3>
              <span title={pick(rule.text, rule.text_en)}>{pick(rule.title, rule.title_en)}</span>
              <ConfidenceBadge confidence={rule.confidence} />
            </h3>
            <RuleSource rule={rule} />
          </li>
        ))}
      </ul>
    </section>
  );
}
