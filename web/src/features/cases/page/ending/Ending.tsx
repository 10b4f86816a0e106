import { useTranslation } from "react-i18next";
import type { Ending as EndingOfCase } from "@/api/types";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import { CostTag } from "../CostTag";
import { useCaseDesk } from "../desk";
import styles from "./Ending.module.css";
import { Outturn } from "./Outturn";
import { Reopen } from "./Reopen";

/** A case that is over: what was decided and by whom, what was paid, what it cost against what was expected, how it goes on. */
export function Ending({ ending }: { ending: EndingOfCase }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { flow, cause } = detail;
  const began = cause.links.find((link) => link.key === cause.said);
  return (
    <section className={styles.ending} aria-label={t("ending.title")}>
      <header>
        <h2>
          {flow ? t(`words.outcome.${flow.outcome}`) : t("ending.nothingChosen")} {flow?.amount_fen != null && <span className="num">{formatFen(flow.amount_fen)}</span>}
        </h2>
        <span className="quiet small">
          {t(`words.stage.${detail.stage}`)}
          {ending.at && ` · ${formatMinute(ending.at)}`}
        </span>
      </header>
      <dl>
        {flow && <Decided ending={ending} />}
        {detail.after_sale && (
          <Row name={t("ending.platform")}>
            {detail.after_sale.state_text || t(`words.state.${detail.after_sale.state}`)}
            <span className="quiet small">{formatMinute(detail.after_sale.as_of)}</span>
          </Row>
        )}
        <Row name={t("ending.paid")}>
          {ending.paid.length === 0 ? (
            <span className="quiet">{t("ending.nothingPaid")}</span>
          ) : (
            <ul>
              {ending.paid.map((each, place) => (
                <li key={place}>
                  {t(`remedy.way.${each.way}`)} <strong className="num">{formatFen(each.amount_fen)}</strong>{" "}
                  <span className="quiet small">{[each.beside && t("remedy.beside"), each.by, each.at && formatMinute(each.at), !each.sure && t("remedy.unsure")].filter(Boolean).join(" · ")}</span>
                </li>
              ))}
            </ul>
          )}
        </Row>
        <Row name={t("cause.title")}>{began ? pick(began.name, began.name_en) : <span className="quiet">{t("ending.noCause")}</span>}</Row>
      </dl>
      {ending.outturn && <Outturn outturn={ending.outturn} />}
      <Reopen ending={ending} />
    </section>
  );
}

function Decided({ ending }: { ending: EndingOfCase }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { flow } = detail;
  if (!flow) return null;
  const { recommended, standing, cost, approved_by: approver } = ending;
  const as = recommended === flow.outcome ? t("ending.asRecommended") : recommended ? t("ending.recommended", { outcome: t(`words.outcome.${recommended}`) }) : t("ending.noneRecommended");
  return (
    <>
      <Row name={t("ending.by")}>
        {flow.chosen_by?.name ?? t("words.heqi")} <span className="quiet small">{formatMinute(flow.chosen_at)}</span>
        {approver && <span>{t("ending.approved", { name: approver.name })}</span>}
        {flow.reason && <p className={styles.reason}>{flow.reason}</p>}
      </Row>
      {cost && (
        <Row name={t("ending.then")}>
          {standing && <span>{t(`words.standing.${standing}`)}</span>}
          <span>{as}</span>
          <CostTag cost={cost} />
        </Row>
      )}
    </>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
