import { Button, Input, InputNumber, Select } from "antd";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { NewPoints } from "@/api/types";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import styles from "./Points.module.css";
import { useEnterPoints } from "./usePoints";

const KINDS = ["general", "serious", "counterfeit", "other"] as const;
const NOTHING = { kind: "general" as NewPoints["kind"], points: null as number | null, on: "", reason: "", reference: "", number: "" };

/** One deduction as it stands on the platform's page; the case that led to it by its number. */
export function PointsForm({ shop }: { shop: number }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(NOTHING);
  const enter = useEnterPoints(shop);
  const change = (more: Partial<typeof NOTHING>) => setTyped({ ...typed, ...more });
  const ready = typed.points !== null && typed.points > 0 && typed.on !== "" && typed.reason.trim() !== "" && caseOf(typed.number) !== undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const body = { kind: typed.kind, tenths: Math.round((typed.points ?? 0) * 10), on: typed.on, reason: typed.reason.trim(), reference: typed.reference.trim(), case_id: caseOf(typed.number) ?? null };
    enter.mutate(body, { onSuccess: () => setTyped({ ...NOTHING, kind: typed.kind }) });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t("points.enter")}>
      <Select aria-label={t("points.column.kind")} value={typed.kind} onChange={(kind) => change({ kind })} options={KINDS.map((value) => ({ value, label: t(`points.kind.${value}`) }))} style={{ width: 120 }} />
      <InputNumber aria-label={t("points.column.points")} placeholder={t("points.column.points")} min={0.1} max={100} step={0.5} precision={1} value={typed.points} onChange={(points) => change({ points })} style={{ width: 88 }} />
      <input type="date" className={styles.day} aria-label={t("points.column.on")} value={typed.on} onChange={(event) => change({ on: event.target.value })} />
      <Input aria-label={t("points.column.reason")} placeholder={t("points.column.reason")} maxLength={300} value={typed.reason} onChange={(event) => change({ reason: event.target.value })} style={{ width: 220 }} />
      <Input aria-label={t("points.reference")} placeholder={t("points.reference")} maxLength={80} value={typed.reference} onChange={(event) => change({ reference: event.target.value })} style={{ width: 140 }} />
      <Input aria-label={t("points.caseNumber")} placeholder={t("points.caseNumber")} value={typed.number} onChange={(event) => change({ number: event.target.value })} style={{ width: 140 }} />
      <Button type="primary" htmlType="submit" loading={enter.isPending} disabled={!ready}>
        {t("points.enter")}
      </Button>
      {enter.error && <Banner tone="caution">{failureLine(enter.error, t)}</Banner>}
    </form>
  );
}

/** 'H000042' or '42' → 42; null for none; undefined while it is no number. */
function caseOf(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const found = /^[Hh]?0*(\d{1,9})$/.exec(text.trim());
  return found?.[1] ? Number(found[1]) : undefined;
}
