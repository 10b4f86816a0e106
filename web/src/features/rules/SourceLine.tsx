import { useTranslation } from "react-i18next";
import type { RuleRow } from "@/api/types";
import styles from "./Rules.module.css";

/** Where a rule is written, from when, and when somebody last read it there. */
export function SourceLine({ rule }: { rule: RuleRow }) {
  const { t } = useTranslation();
  const { source, effective } = rule;
  const name = `${source.document} ${source.article}`.trim();
  return (
    <p className={`${styles.source} quiet small num`}>
      {source.url ? (
        <a href={source.url} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        <span>{name}</span>
      )}
      {source.date && <span>{t("rules.dated", { day: source.date })}</span>}
      <span>{t("rules.checked", { day: source.checked_on })}</span>
      {(effective.from || effective.to) && <span>{effective.to ? t("rules.effective", { from: effective.from ?? "…", to: effective.to }) : t("rules.since", { from: effective.from ?? "" })}</span>}
      <span>{rule.platforms.length === 3 ? t("rules.everywhere") : rule.platforms.map((each) => t(`words.platform.${each as "pinduoduo"}`)).join(" · ")}</span>
      <code>{rule.id}</code>
    </p>
  );
}
