import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import sheet from "@/ui/Sheet.module.css";
import { pullAgain } from "./calls";
import { useConnectionVerb } from "./useConnections";

/** Whole days in China's time, the last one included. */
export function PeriodForm({ shop, version, onDone }: { shop: number; version: number; onDone: () => void }) {
  const { t } = useTranslation();
  const [days, setDays] = useState({ since: "", until: "" });
  const verb = useConnectionVerb(pullAgain);
  const ask = () => {
    const end = Math.min(new Date(`${days.until}T00:00:00+08:00`).getTime() + 86_400_000, Date.now());
    const sent = { version, since: new Date(`${days.since}T00:00:00+08:00`).toISOString(), until: new Date(end).toISOString() };
    verb.mutate({ shop, sent }, { onSuccess: onDone });
  };
  return (
    <div className={sheet.row}>
      <Input type="date" style={{ width: 160 }} aria-label={t("connection.since")} value={days.since} onChange={(event) => setDays({ ...days, since: event.target.value })} />
      <span>–</span>
      <Input type="date" style={{ width: 160 }} aria-label={t("connection.until")} value={days.until} onChange={(event) => setDays({ ...days, until: event.target.value })} />
      <Button type="primary" loading={verb.isPending} disabled={!days.since || !days.until} onClick={ask}>
        {t("connection.pullAgain")}
      </Button>
      <Button onClick={onDone}>{t("connection.cancel")}</Button>
      {verb.error && <span role="alert">{failureLine(verb.error, t)}</span>}
    </div>
  );
}
