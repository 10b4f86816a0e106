import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { Incident } from "../shapes";
import type { Act } from "../useIncidents";

type Props = { incident: Incident; picked: readonly string[]; act: Act; onClose: () => void; onDone: () => void };

/** Why these orders are none of the incident's; the record keeps it. */
export function ExcludeDialog({ incident, picked, act, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const field = useId();
  const done = () => {
    onDone();
    onClose();
  };
  const send = () => act.mutate(() => unwrap(api.POST("/api/incidents/{incident_id}/orders/exclude", { params: { path: { incident_id: incident.id } }, body: { version: incident.version, order_nos: [...picked], reason: reason.trim() } })), { onSuccess: done });
  return (
    <Modal open title={t("incident.excludeTitle", { count: picked.length })} okText={t("incident.exclude")} onCancel={onClose} onOk={send} confirmLoading={act.isPending} okButtonProps={{ disabled: !reason.trim() }}>
      <label htmlFor={field}>{t("withdraw.reason")}</label>
      <Input.TextArea id={field} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Modal>
  );
}
