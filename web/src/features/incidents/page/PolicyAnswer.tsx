import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import sheet from "@/ui/Sheet.module.css";
import type { Incident, Policy } from "../shapes";
import type { Act } from "../useIncidents";

/** The yes or no to a sum above the setter's limit, by somebody else. */
export function PolicyAnswer({ incident, policy, act }: { incident: Incident; policy: Policy; act: Act }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const params = { path: { incident_id: incident.id } };
  const version = incident.version;
  const approve = () => act.mutate(() => unwrap(api.POST("/api/incidents/{incident_id}/policy/approve", { params, body: { version } })));
  const decline = () => act.mutate(() => unwrap(api.POST("/api/incidents/{incident_id}/policy/decline", { params, body: { version, reason: (reason ?? "").trim() } })));
  return (
    <>
      <p className="quiet small">{t("approval.with", { names: policy.approvers.map((each) => each.name).join(t("approval.comma")) })}</p>
      {reason !== null && <Input.TextArea aria-label={t("withdraw.reason")} placeholder={t("withdraw.reason")} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      <div className={sheet.row}>
        {policy.may_approve && reason === null && (
          <Button type="primary" loading={act.isPending} onClick={approve}>
            {t("approval.approve")}
          </Button>
        )}
        {policy.may_decline && (
          <Button disabled={reason !== null && !reason.trim()} loading={act.isPending} onClick={() => (reason === null ? setReason("") : decline())}>
            {t(policy.may_approve ? "approval.decline" : "approval.withdraw")}
          </Button>
        )}
      </div>
    </>
  );
}
