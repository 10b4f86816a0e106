import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { pick } from "@/i18n";
import sheet from "@/ui/Sheet.module.css";
import { useAuditFilters } from "./useAudit";

const NAMES = ["who", "kind", "since", "until", "q"] as const;

/** Who, what, from when to when, about which number. */
export function AuditFilters() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const filters = useAuditFilters();
  const set = (name: (typeof NAMES)[number], value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  const people = filters.data?.people.map((person) => ({ value: String(person.id), label: person.name })) ?? [];
  const kinds = filters.data?.kinds.map((each) => ({ value: each.kind, label: pick(each.text, each.text_en) })) ?? [];
  const clear = () => {
    const next = new URLSearchParams(params);
    for (const name of NAMES) next.delete(name);
    setParams(next, { replace: true });
  };
  return (
    <div className={sheet.row} role="search" aria-label={t("audit.filters")}>
      <Input.Search key={params.get("q")} aria-label={t("audit.number")} placeholder={t("audit.number")} allowClear style={{ width: 250 }} defaultValue={params.get("q") ?? ""} onSearch={(text) => set("q", text.trim())} />
      <Select aria-label={t("audit.who")} placeholder={t("audit.who")} allowClear style={{ width: 130 }} value={params.get("who") ?? undefined} options={people} onChange={(value: string | undefined) => set("who", value ?? "")} />
      <Select aria-label={t("audit.kind")} placeholder={t("audit.kind")} allowClear showSearch={{ optionFilterProp: "label" }} style={{ width: 190 }} value={params.get("kind") ?? undefined} options={kinds} onChange={(value: string | undefined) => set("kind", value ?? "")} />
      <Input type="date" aria-label={t("audit.since")} style={{ width: 150 }} value={params.get("since") ?? ""} onChange={(event) => set("since", event.target.value)} />
      <span className="quiet">{t("audit.to")}</span>
      <Input type="date" aria-label={t("audit.until")} style={{ width: 150 }} value={params.get("until") ?? ""} onChange={(event) => set("until", event.target.value)} />
      {NAMES.some((name) => params.has(name)) && (
        <Button type="link" onClick={clear}>
          {t("list.filter.clear")}
        </Button>
      )}
    </div>
  );
}
