import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isFailure } from "@/api/errors";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { Banner, Bones, Failure } from "@/ui/Notice";
import { RuleLines } from "@/ui/RuleLines";
import { ActForm } from "./ActForm";
import styles from "./OrderActions.module.css";
import { SmallPaymentForm } from "./SmallPaymentForm";
import { UnderWay } from "./UnderWay";
import { useActs, type ActsPage, type Kind } from "./useActs";

type Props = { shopId: number; orderNo: string; talkId?: number; onTake?: (text: string, from: { phraseId?: number }) => void };
type Chosen = Kind | "small_payment" | null;

/** What may be done about the order from the talk: a button each; what may not be done says why before it is pressed. */
export function OrderActions({ shopId, orderNo, talkId, onTake }: Props) {
  const { t } = useTranslation();
  const acts = useActs(shopId, orderNo);
  if (orderNo === "") return <p className="quiet">{t("orderPane.noOrder")}</p>;
  if (acts.isPending) return <Bones widths={[90, 60]} />;
  if (acts.isError) return isFailure(acts.error, "order.none") ? <p className="quiet">{t("orderPane.unknown", { number: orderNo })}</p> : <Failure error={acts.error} onRetry={() => void acts.refetch()} />;
  return <Desk key={orderNo} page={acts.data} talkId={talkId} onTake={onTake} />;
}

function Desk({ page, talkId, onTake }: { page: ActsPage; talkId: number | undefined; onTake: Props["onTake"] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>(null);
  const close = () => setChosen(null);
  const kind = page.kinds.find((each) => each.kind === chosen);
  const toggle = (next: Chosen) => setChosen(chosen === next ? null : next);
  return (
    <div className={styles.desk}>
      {page.may_act && (
        <div className={styles.buttons} role="group" aria-label={t("orderAct.title")}>
          <Button size="small" aria-expanded={chosen === "small_payment"} onClick={() => toggle("small_payment")}>
            {t("words.outcome.small_payment")}
          </Button>
          {page.kinds.map((each) => (
            <Button
              key={each.kind}
              size="small"
              aria-expanded={chosen === each.kind}
              data-refused={each.refusals.length > 0}
              className={styles.button}
              title={each.refusals.map((note) => pick(note.text, note.text_en)).join("\n")}
              onClick={() => toggle(each.kind)}
            >
              {pick(each.title, each.title_en)}
            </Button>
          ))}
        </div>
      )}
      {page.old && chosen !== null && <Banner tone="caution">{t("orderAct.old", { at: formatMinute(page.as_of) })}</Banner>}
      {chosen === "small_payment" && <SmallPaymentForm page={page} onDone={close} />}
      {kind && (kind.refusals.length > 0 ? <RuleLines notes={kind.refusals} tone="refusal" /> : <ActForm key={kind.kind} page={page} kind={kind} talkId={talkId} onDone={close} />)}
      <UnderWay page={page} onTake={onTake} />
    </div>
  );
}
