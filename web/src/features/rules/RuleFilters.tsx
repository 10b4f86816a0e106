import { SearchOutlined } from "@ant-design/icons";
import { Checkbox, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Platform } from "@/api/types";
import type { RuleFilter } from "./useRules";
import styles from "./Rules.module.css";

const PLATFORMS = ["pinduoduo", "taobao", "tmall"] as const;
const KINDS = ["guard", "window", "clock", "freight", "compensation", "wording", "metric"] as const;
const CONFIDENCES = ["official", "documented", "secondary", "merchant", "unconfirmed"] as const;

/** Narrows the book; the choice stands in the address. */
export function RuleFilters({ filter, onChange }: { filter: RuleFilter; onChange: (part: Partial<RuleFilter>) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.filters} role="search">
      <Input allowClear prefix={<SearchOutlined />} aria-label={t("rules.search")} placeholder={t("rules.search")} value={filter.q} onChange={(event) => onChange({ q: event.target.value })} />
      <Select
        allowClear
        aria-label={t("rules.platform")}
        placeholder={t("rules.platform")}
        value={filter.platform}
        options={PLATFORMS.map((value) => ({ value, label: t(`words.platform.${value}`) }))}
        onChange={(platform: Platform | undefined) => onChange({ platform })}
      />
      <Select
        allowClear
        aria-label={t("rules.kindLabel")}
        placeholder={t("rules.kindLabel")}
        value={filter.kind || undefined}
        options={KINDS.map((value) => ({ value, label: t(`rules.kind.${value}`) }))}
        onChange={(kind: string | undefined) => onChange({ kind: kind ?? "" })}
      />
      <Select
        allowClear
        aria-label={t("rules.confidence")}
        placeholder={t("rules.confidence")}
        value={filter.confidence || undefined}
        options={CONFIDENCES.map((value) => ({ value, label: t(`words.confidence.${value}`) }))}
        onChange={(confidence: string | undefined) => onChange({ confidence: confidence ?? "" })}
      />
      <label className={styles.day}>
        {t("rules.asOf")}
        <input type="date" value={filter.at} onChange={(event) => onChange({ at: event.target.value })} />
      </label>
      <Checkbox checked={filter.overridden} onChange={(event) => onChange({ overridden: event.target.checked })}>
        {t("rules.onlyOwn")}
      </Checkbox>
    </div>
  );
}
