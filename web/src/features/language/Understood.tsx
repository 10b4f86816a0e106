import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { MarkedText } from "./check/MarkedText";
import styles from "./Language.module.css";
import { useUnderstanding } from "./useUnderstanding";

/** What a buyer's message is understood as, with the words that weighed most. */
export function Understood({ text }: { text: string }) {
  const { t } = useTranslation();
  const { reading, of } = useUnderstanding(text);
  if (!reading) return null;
  const told = reading.why.filter((each) => each.label === reading.intent.label || each.label === reading.emotion.label || reading.also.some((also) => also.label === each.label));
  return (
    <section className={styles.understood} aria-label={t("understood.title")}>
      <h3>{t("understood.title")}</h3>
      <p className={styles.why}>
        <MarkedText text={of} marks={told.map((each) => ({ span: each.span, look: "why" }))} />
      </p>
      <dl>
        <dt>{t("understood.intent")}</dt>
        <dd>
          {pick(reading.intent.name, reading.intent.name_en)} <Share p={reading.intent.p} /> <span className="quiet">{pick(reading.group.name, reading.group.name_en)}</span>
        </dd>
        <dt>{t("understood.emotion")}</dt>
        <dd>
          {pick(reading.emotion.name, reading.emotion.name_en)} <Share p={reading.emotion.p} />
        </dd>
        {reading.also.length > 0 && (
          <>
            <dt>{t("understood.also")}</dt>
            <dd>
              {reading.also.map((each) => (
                <span key={each.label} className={styles.also} data-law={each.law}>
                  {pick(each.name, each.name_en)}
                </span>
              ))}
            </dd>
          </>
        )}
        <dt>{t("understood.dissatisfied")}</dt>
        <dd>
          <Share p={reading.dissatisfied} />
        </dd>
      </dl>
    </section>
  );
}

function Share({ p }: { p: number | null | undefined }) {
  return p == null ? null : <span className="quiet small num">{Math.round(p * 100)}%</span>;
}
