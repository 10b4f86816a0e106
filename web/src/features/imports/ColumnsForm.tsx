import { Button, Checkbox, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportView } from "@/api/types";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import styles from "./Imports.module.css";
import { useKinds, useMatch } from "./useImports";

/** A person says what a file is and what each of its columns means; the file is looked at again, nothing is let in. */
export function ColumnsForm({ file, onDone }: { file: ImportView; onDone: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState(file.mapping?.kind ?? file.kind);
  const [said, setSaid] = useState<Record<string, string>>(() => fieldsSoFar(file));
  const [keep, setKeep] = useState(true);
  const kinds = useKinds(file.shop.id);
  const match = useMatch();
  const chosen = kinds.data?.find((each) => each.code === kind);
  const fields = chosen?.fields ?? [];
  const taken = new Set(Object.values(said));
  const lacking = fields.filter((field) => field.required && !taken.has(field.field));
  const headers = [...new Set(file.headers.filter(Boolean))];
  const choose = (code: string) => {
    // What another kind calls its fields would be unknown to this one.
    const known = new Set(kinds.data?.find((each) => each.code === code)?.fields.map((field) => field.field));
    setKind(code);
    setSaid(Object.fromEntries(Object.entries(said).filter(([, field]) => known.has(field))));
  };
  const send = () => {
    const columns = headers.map((header) => ({ header, field: said[header] ?? "" }));
    match.mutate({ id: file.id, kind, columns, keep }, { onSuccess: (seen) => seen.state === "previewed" && onDone() });
  };
  return (
    <form
      className={styles.match}
      aria-label={t("imports.match.title")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className={styles.matchKind}>
        <span>{t("imports.match.kind")}</span>
        <Select
          aria-label={t("imports.match.kind")}
          placeholder={t("imports.match.chooseKind")}
          loading={kinds.isPending}
          value={kind || undefined}
          onChange={choose}
          options={(kinds.data ?? []).map((each) => ({ value: each.code, label: pick(each.name, each.name_en) }))}
        />
      </label>
      {chosen && (
        <ul className={styles.matchColumns}>
          {headers.map((header) => (
            <li key={header}>
              <span className="clip" title={header}>
                {header}
              </span>
              <span className="quiet small clip">{exampleOf(file, header)}</span>
              <Select
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                aria-label={t("imports.match.field", { header })}
                placeholder={t("imports.match.leave")}
                value={said[header] || undefined}
                onChange={(field?: string) => setSaid({ ...said, [header]: field ?? "" })}
                options={fields.map((field) => ({ value: field.field, label: field.required ? `${field.header} *` : field.header }))}
              />
            </li>
          ))}
        </ul>
      )}
      {chosen && lacking.length > 0 && <p className="quiet small">{t("imports.match.lacking", { names: lacking.map((field) => field.header).join(t("comma")) })}</p>}
      {match.isError && <p role="alert">{failureLine(match.error, t)}</p>}
      <div className={styles.matchEnd}>
        <Checkbox checked={keep} onChange={(event) => setKeep(event.target.checked)}>
          {t("imports.match.keep")}
        </Checkbox>
        <Button onClick={onDone}>{t("imports.match.close")}</Button>
        <Button type="primary" htmlType="submit" loading={match.isPending} disabled={!chosen || lacking.length > 0}>
          {t("imports.match.send")}
        </Button>
      </div>
    </form>
  );
}

/** What each header fills by now: by a person's word, else as recognised. */
function fieldsSoFar(file: ImportView): Record<string, string> {
  const known = Object.fromEntries(file.columns.known.map(({ header, field }) => [header, field]));
  return { ...known, ...file.mapping?.columns };
}

/** The first cell that says something under a header. */
function exampleOf(file: ImportView, header: string): string {
  const field = file.sample.columns.find((column) => column.header === header)?.field;
  const row = file.sample.rows.find((each) => field && each[field]);
  return (field && row?.[field]) || "";
}
