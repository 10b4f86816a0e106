import { useTranslation } from "react-i18next";
import type { Finding } from "@/api/types";
import { pick } from "@/i18n";
import { ConfidenceBadge } from "@/ui/ConfidenceBadge";
import styles from "./Check.module.css";

/** Why a place was found: the rule, what it was read as, what to do, what it may cost, and where that is written. */
export function FindingCard({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const { severity, surface, seen_as, penalty, penalty_en, source } = finding;
  return (
    <div className={styles.card} data-severity={severity}>
      <p className={styles.cardHead}>
        <strong className={styles.severity}>{t(`language.severity.${severity}`)}</strong>
        <span>{pick(finding.title, finding.title_en)}</span>
        <q className={styles.surface}>{shorten(surface)}</q>
        {isDisguised(surface, seen_as) && <span className="quiet small">{t("language.seenAs", { text: shorten(seen_as) })}</span>}
      </p>
      <p>{pick(finding.advice, finding.advice_en)}</p>
      {penalty && <p className={styles.penalty}>{t("language.penalty", { text: pick(penalty, penalty_en ?? penalty) })}</p>}
      <p className={`${styles.source} quiet small num`}>
        <ConfidenceBadge confidence={finding.confidence} /> {source ? <SourceName source={source} /> : t("language.ownWord")}
      </p>
    </div>
  );
}

function SourceName({ source }: { source: NonNullable<Finding["source"]> }) {
  const { t } = useTranslation();
  const name = [source.document, source.article].filter(Boolean).join(" · ");
  return (
    <>
      {source.url ? (
        <a href={source.url} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}{" "}
      <span className="nowrap">{t("rules.checked", { day: source.checked_on })}</span>
    </>
  );
}

/** A whole message may be found; its first words are enough to know it by. */
function shorten(text: string): string {
  const points = Array.from(text.replace(/\s+/g, " "));
  return points.length > 24 ? `${points.slice(0, 24).join("")}…` : points.join("");
}

function isDisguised(surface: string, seen: string): boolean {
  return Boolean(seen) && surface.normalize("NFKC").toLowerCase() !== seen;
}
