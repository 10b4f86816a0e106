import { CloseCircleOutlined, PlusOutlined, ReloadOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Input, Select, type InputRef } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FLAG_NUMBERS } from "@/ui/flagInk";
import { isTyping } from "@/ui/keys";
import { DEMANDS, STAGES, STATES } from "../words";
import styles from "./CaseList.module.css";
import { countNarrowing, type Filters } from "./filters";
import { useColleagues } from "./useColleagues";

// Few open it, so its form is fetched when somebody does.
const NewCaseDialog = lazy(async () => ({ default: (await import("./NewCaseDialog")).NewCaseDialog }));

type Props = {
  filters: Filters;
  count: { n: number; capped: boolean } | undefined;
  pending: { count: number; apply: () => void };
  busy: boolean;
  onChange: (next: Partial<Filters>) => void;
  onRefresh: () => void;
};

export function FilterBar({ filters, count, pending, busy, onChange, onRefresh }: Props) {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const colleagues = useColleagues(filters.shop);
  return (
    <div className={styles.filters}>
      <TextFilter key={filters.q ?? ""} text={filters.q ?? ""} onChange={(q) => onChange({ q })} />
      <Choice name={t("list.filter.stage")} value={filters.stage} onChange={(stage) => onChange({ stage })} options={STAGES.map((value) => ({ value, label: t(`words.stage.${value}`) }))} />
      <Choice name={t("list.filter.demand")} value={filters.demand} onChange={(demand) => onChange({ demand })} options={DEMANDS.map((value) => ({ value, label: t(`words.demand.${value}`) }))} />
      <Choice name={t("list.filter.state")} wide value={filters.state} onChange={(state) => onChange({ state })} options={STATES.map((value) => ({ value, label: t(`words.state.${value}`) }))} />
      <Choice
        name={t("list.filter.owner")}
        value={filters.owner}
        onChange={(owner) => onChange({ owner })}
        options={[
          { value: "me", label: t("list.owner.me") },
          { value: "none", label: t("list.owner.none") },
          ...colleagues.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <Choice name={t("list.filter.flag")} value={filters.flag} onChange={(flag) => onChange({ flag })} options={FLAG_NUMBERS.map((value) => ({ value, label: t(`list.flag.${value}`) }))} />
      {countNarrowing(filters) > 0 && (
        <Button type="text" icon={<CloseCircleOutlined aria-hidden />} onClick={() => onChange({ stage: "", demand: "", state: "", owner: "", flag: "", q: "" })}>
          {t("list.filter.clear")}
        </Button>
      )}
      <div className={styles.end}>
        {pending.count > 0 ? (
          <button type="button" className={styles.pill} onClick={pending.apply}>
            {t("list.updates", { count: pending.count })}
          </button>
        ) : (
          <span className="quiet small num">{count ? t("list.total", { n: `${count.n}${count.capped ? "+" : ""}` }) : ""}</span>
        )}
        <Button type="text" icon={<ReloadOutlined spin={busy} />} aria-label={t("list.refresh")} title={t("list.refresh")} onClick={onRefresh} />
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
          {t("newCase.open")}
        </Button>
      </div>
      {creating && (
        <Suspense>
          <NewCaseDialog shop={filters.shop} onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Choice({ name, value, wide, options, onChange }: { name: string; value: string | undefined; wide?: boolean; options: { value: string; label: string }[]; onChange: (value: string) => void }) {
  return <Select aria-label={name} placeholder={name} allowClear style={{ width: wide ? 136 : 108 }} popupMatchSelectWidth={false} value={value} options={options} onChange={(next: string | undefined) => onChange(next ?? "")} />;
}

/** '/' comes here; the list follows when typing rests. */
function TextFilter({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const field = useRef<InputRef>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event)) return;
      event.preventDefault();
      field.current?.focus({ cursor: "all" });
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);
  const commit = (typed: string) => {
    if (typed.trim() !== text) onChange(typed.trim());
  };
  return (
    <Input
      ref={field}
      className={styles.text}
      allowClear
      defaultValue={text}
      prefix={<SearchOutlined />}
      placeholder={t("list.filter.text")}
      aria-label={t("list.filter.text")}
      onPressEnter={(event) => commit(event.currentTarget.value)}
      onBlur={(event) => commit(event.currentTarget.value)}
      onChange={(event) => event.type === "click" && commit("")}
    />
  );
}
