import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { failureLine } from "@/ui/failureText";
import sheet from "@/ui/Sheet.module.css";
import styles from "../Incidents.module.css";

/** Order numbers that are pasted, or in a file: whatever stands around them is left out. */
export function NumbersField({ order_nos, onChange }: { order_nos: readonly string[]; onChange: (order_nos: readonly string[]) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const file = useRef<HTMLInputElement>(null);
  const field = useId();
  const read = useMutation({
    mutationFn: (pasted: string) => unwrap(api.POST("/api/incidents/numbers", { body: { text: pasted } })),
    onSuccess: (found) => {
      onChange([...new Set([...order_nos, ...found.order_nos])]);
      setText("");
    },
  });
  return (
    <>
      <label htmlFor={field}>{t("incident.by.numbers")}</label>
      <Input.TextArea id={field} rows={2} placeholder={t("incident.by.numbersExample")} value={text} onChange={(event) => setText(event.target.value)} onBlur={() => text.trim() && read.mutate(text)} />
      <div className={sheet.row}>
        <Button size="small" loading={read.isPending} onClick={() => file.current?.click()}>
          {t("incident.by.file")}
        </Button>
        <input ref={file} type="file" accept=".csv,.txt,text/csv,text/plain" hidden aria-label={t("incident.by.file")} onChange={(event) => void event.target.files?.[0]?.text().then((content) => read.mutate(content))} />
        {order_nos.length > 0 && (
          <>
            <span className="num">{t("incident.by.listed", { count: order_nos.length })}</span>
            <Button size="small" type="text" onClick={() => onChange([])}>
              {t("incident.by.clear")}
            </Button>
          </>
        )}
        {read.data && read.data.spoiled > 0 && <span className={`small ${styles.caution}`}>{t("incident.by.spoiled", { count: read.data.spoiled })}</span>}
        {read.error && <span className={`small ${styles.caution}`}>{failureLine(read.error, t)}</span>}
      </div>
    </>
  );
}
