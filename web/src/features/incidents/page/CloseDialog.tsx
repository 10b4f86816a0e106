import { Checkbox, Input, Modal, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { LINKS, type Incident, type Link } from "../shapes";
import type { Act } from "../useIncidents";

/** The end of an incident: where it began, what happened, and what keeps it from happening again. */
export function CloseDialog({ incident, act, onClose }: { incident: Incident; act: Act; onClose: () => void }) {
  const { t } = useTranslation();
  const [cause, setCause] = useState<Link>(incident.cause);
  const [summary, setSummary] = useState("");
  const [prevention, setPrevention] = useState("");
  const [unfinished, setUnfinished] = useState(false);
  const [causeField, summaryField, preventionField] = [useId(), useId(), useId()];
  const asks = act.error !== null && isFailure(act.error, "incident.unfinished");
  const send = () => act.mutate(() => unwrap(api.POST("/api/incidents/{incident_id}/close", { params: { path: { incident_id: incident.id } }, body: { version: incident.version, cause, summary: summary.trim(), prevention: prevention.trim(), unfinished } })), { onSuccess: onClose });
  const ready = summary.trim() && prevention.trim() && (!asks || unfinished);
  return (
    <Modal open title={t("incident.closeTitle")} okText={t("incident.close")} onCancel={onClose} onOk={send} confirmLoading={act.isPending} okButtonProps={{ disabled: !ready }}>
      <div className={sheet.form}>
        <label htmlFor={causeField}>{t("incident.cause")}</label>
        <Select<Link> id={causeField} value={cause} onChange={setCause} options={LINKS.map((value) => ({ value, label: t(`incident.link.${value}`) }))} />
        <label htmlFor={summaryField}>{t("incident.summary")}</label>
        <Input.TextArea id={summaryField} rows={3} maxLength={2000} value={summary} onChange={(event) => setSummary(event.target.value)} />
        <label htmlFor={preventionField}>{t("incident.prevention")}</label>
        <Input.TextArea id={preventionField} rows={3} maxLength={2000} value={prevention} onChange={(event) => setPrevention(event.target.value)} />
        {act.error && <Banner tone="caution">{failureLine(act.error, t)}</Banner>}
        {(asks || unfinished) && (
          <Checkbox checked={unfinished} onChange={(event) => setUnfinished(event.target.checked)}>
            {t("incident.unfinished")}
          </Checkbox>
        )}
      </div>
    </Modal>
  );
}
