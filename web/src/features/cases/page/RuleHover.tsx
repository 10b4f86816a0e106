import { Popover } from "antd";
import { useTranslation } from "react-i18next";
import type { Rule, RuleNote } from "@/api/types";
import { pick } from "@/i18n";
import { ConfidenceBadge } from "@/ui/ConfidenceBadge";
import { useCaseDesk } from "./desk";
import styles from "./Rules.module.css";

/** What a rule says about this case, with the rule itself and its source behind it on hover or focus. */
export function RuleHover({ note }: { note: RuleNote }) {
  const { detail } = useCaseDesk();
  const rule = detail.rules.find((each) => each.id === note.rule);
  return (
    <span className={styles.note}>
      <Popover content={<RuleCard note={note} rule={rule} />} trigger={["hover", "focus"]}>
        <button type="button" className={styles.word}>
          {pick(note.text, note.text_en)}
        </button>
      </Popover>{" "}
      <ConfidenceBadge confidence={note.confidence} />
    </span>
  );
}

function RuleCard({ note, rule }: { note: RuleNote; rule: Rule | undefined }) {
  const { t } = useTranslation();
  if (!rule) return <div className={styles.card}>{note.source}</div>;
  return (
    <div className={styles.card}>
      <h3>{pick(rule.title, rule.title_en)}</h3>
      <p>{pick(rule.text, rule.text_en)}</p>
      <RuleSource rule={rule} />
      <p className="quiet small">{t("rule.id", { id: rule.id })}</p>
    </div>
  );
}

/** Document, article, date, and when somebody last checked it. */
export function RuleSource({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const { document, article, url, date, checked_on } = rule.source;
  const name = [document, article].filter(Boolean).join(" · ");
  return (
    <p className="quiet small">
      {/^https?:/.test(url) ? (
        <a href={url} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}
      {date && ` · ${date}`}
      {checked_on && ` · ${t("rule.checked", { date: checked_on })}`}
    </p>
  );
}
