import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Option } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { ChooseDialog } from "./ChooseDialog";
import { ClockList } from "./ClockList";
import { CostTag } from "./CostTag";
import { useCaseDesk } from "./desk";
import styles from "./Decision.module.css";
import { RuleHover } from "./RuleHover";
import { StepList } from "./StepList";

/** One outcome that may be chosen: why, what it costs, how it goes, what to say. */
export function OptionCard({ option }: { option: Option }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [choosing, setChoosing] = useState(false);
  const recommended = option.outcome === detail.decision.recommended;
  return (
    <article className={styles.card} data-recommended={recommended} aria-label={t(`words.outcome.${option.outcome}`)}>
      <header>
        <div className={styles.cardName}>
          <h3>{t(`words.outcome.${option.outcome}`)}</h3>
          {option.amount_fen !== null && <span className={`${styles.amount} num`}>{formatFen(option.amount_fen)}</span>}
          <span className={styles.standing} data-standing={option.standing}>
            {t(`words.standing.${option.standing}`)}
          </span>
          {recommended && <span className={styles.recommended}>{t("decision.recommended")}</span>}
          {option.meets_demand && <span className="quiet small">{t("decision.meets")}</span>}
        </div>
        <CostTag cost={option.cost} />
      </header>
      <ul className={styles.reasons}>
        {option.reasons.map((note) => (
          <li key={note.rule + note.text}>
            <RuleHover note={note} />
          </li>
        ))}
      </ul>
      <Unconfirmed option={option} />
      <ClockList clocks={option.clocks} />
      <div className={styles.cardFoot}>
        <StepList steps={option.steps} open={recommended} />
        {detail.may.choose && (
          <Button type={recommended ? "primary" : "default"} onClick={() => setChoosing(true)}>
            {t("decision.choose")}
          </Button>
        )}
      </div>
      {choosing && <ChooseDialog option={option} override={false} onClose={() => setChoosing(false)} />}
    </article>
  );
}

/** Amounts that a rule names but nobody has confirmed: listed beside the sum, never in it. */
function Unconfirmed({ option }: { option: Option }) {
  const { t } = useTranslation();
  if (option.cost.unconfirmed.length === 0) return null;
  return (
    <ul className={styles.unconfirmed} aria-label={t("cost.unconfirmed")}>
      {option.cost.unconfirmed.map((each) => (
        <li key={each.rule + each.text}>
          <span className={styles.openMark}>{t("cost.unconfirmed")}</span> {pick(each.text, each.text_en)}
          {each.fen !== null && <span className="num"> {formatFen(each.fen)}</span>}
        </li>
      ))}
    </ul>
  );
}
