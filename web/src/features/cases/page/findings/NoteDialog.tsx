import { Input, InputNumber, Modal, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { NoteField } from "@/api/types";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { readYuan } from "@/ui/money";
import { Banner } from "@/ui/Notice";
import { useCaseDesk } from "../desk";
import { readLocal } from "../negotiation/due";
import styles from "./Findings.module.css";

const GROUPS = ["complaint", "invoice", "part", "course", "price"] as const;
type Value = NoteField["answers"][number]["value"];

/** Puts on record what no question asks for: a complaint, an authority's letter, the freight that a buyer paid. */
export function NoteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { detail, act, busy, failure, forgetFailure } = useCaseDesk();
  const [fact, setFact] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [note, setNote] = useState("");
  const field = detail.findings.notes.find((each) => each.fact === fact);
  const value = field ? readValue(field, typed) : null;
  const close = () => {
    forgetFailure();
    onClose();
  };
  const keep = async () => {
    if (!field || value === null) return;
    const body = { fact: field.fact, value, note: note.trim() };
    const done = await act((version) => unwrap(api.POST("/api/cases/{case_id}/answers", { params: { path: { case_id: detail.id } }, body: { ...body, version } })));
    if (done) close();
  };
  return (
    <Modal open title={t("notes.title")} okText={t("notes.keep")} onCancel={close} onOk={() => void keep()} confirmLoading={busy} okButtonProps={{ disabled: value === null }} width={480}>
      <div className={styles.note}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          autoFocus
          aria-label={t("notes.what")}
          placeholder={t("notes.what")}
          value={fact}
          onChange={(next) => {
            setFact(next);
            setTyped("");
          }}
          options={GROUPS.map((group) => ({
            label: t(`notes.group.${group}`),
            options: detail.findings.notes.filter((each) => each.group === group).map((each) => ({ value: each.fact, label: pick(each.text, each.text_en) })),
          })).filter((each) => each.options.length > 0)}
        />
        {field && <ValueField key={field.fact} field={field} typed={typed} onType={setTyped} />}
        <Input aria-label={t("findings.note")} placeholder={t("notes.source")} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
        {failure && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
      </div>
    </Modal>
  );
}

function ValueField({ field, typed, onType }: { field: NoteField; typed: string; onType: (text: string) => void }) {
  const { t } = useTranslation();
  const label = pick(field.text, field.text_en);
  if (field.kind === "amount") {
    return <Input prefix="¥" inputMode="decimal" className="num" aria-label={label} value={typed} onChange={(event) => onType(event.target.value)} />;
  }
  if (field.kind === "count") {
    return <InputNumber min={0} max={9999} precision={0} aria-label={label} value={typed === "" ? null : Number(typed)} onChange={(count) => onType(count === null ? "" : String(count))} />;
  }
  if (field.kind === "moment") {
    return <input type="datetime-local" aria-label={label} title={t("notes.chinaTime")} value={typed} onChange={(event) => onType(event.target.value)} />;
  }
  return (
    <Radio.Group aria-label={label} value={typed} onChange={(event) => onType(String(event.target.value))}>
      {field.answers.map((each, place) => (
        <Radio key={place} value={String(place)}>
          {pick(each.label, each.label_en)}
        </Radio>
      ))}
    </Radio.Group>
  );
}

/** What is sent, or null while it is none: a sum in fen, a moment in UTC, the value of the answer in that place. */
function readValue(field: NoteField, typed: string): Value | null {
  if (typed.trim() === "") return null;
  if (field.kind === "amount") return readYuan(typed);
  if (field.kind === "count") return Number(typed);
  if (field.kind === "moment") return readLocal(typed);
  return field.answers[Number(typed)]?.value ?? null;
}
