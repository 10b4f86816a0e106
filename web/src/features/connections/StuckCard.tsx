import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, unwrap } from "@/api/client";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import type { Stuck } from "./shapes";

type Verb = "again" | "by-hand" | "happened";

/** One action, why it is stuck, and the ways out. In doubt, nobody may send it again before somebody has looked. */
export function StuckCard({ action }: { action: Stuck }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [note, setNote] = useState("");
  const verb = useMutation({
    mutationFn: (name: Verb) => act(action.id, name, note),
    onSettled: () => client.invalidateQueries({ queryKey: ["stuck"] }),
  });
  const inDoubt = action.state === "unknown";
  const needsCode = action.error?.code === "needs_code";
  return (
    <section className={sheet.card} aria-label={pick(action.name, action.name_en)}>
      <div className={sheet.head}>
        <div className={sheet.row}>
          <strong>{pick(action.name, action.name_en)}</strong>
          {action.amount_fen != null && <span className="num">{formatFen(action.amount_fen)}</span>}
          <Tag color={inDoubt ? "error" : "warning"}>{t(inDoubt ? "stuck.inDoubt" : "stuck.refused")}</Tag>
          <span className="quiet">{action.shop_name}</span>
        </div>
        <span className="quiet num">{t("stuck.since", { at: formatMinute(action.state_at), count: action.attempts })}</span>
      </div>
      <div className="num">
        {action.case_id ? <Link to={`/cases/${action.case_id}`}>{action.order_no}</Link> : action.order_no}
        {action.after_sale_no && <span className="quiet"> · {t("stuck.request", { number: action.after_sale_no })}</span>}
      </div>
      {action.error && <Banner tone="caution">{pick(action.error.message, action.error.message_en)}</Banner>}
      {inDoubt && <p>{t("stuck.look")}</p>}
      <div className={sheet.row}>
        <Input style={{ width: 240 }} aria-label={t(needsCode ? "stuck.code" : "stuck.note")} placeholder={t(needsCode ? "stuck.code" : "stuck.note")} maxLength={needsCode ? 20 : 500} value={note} onChange={(event) => setNote(event.target.value)} />
        {!inDoubt && (
          <Button type="primary" loading={verb.isPending} disabled={needsCode && !note.trim()} onClick={() => verb.mutate("again")}>
            {t("stuck.again")}
          </Button>
        )}
        {inDoubt && (
          <Button type="primary" loading={verb.isPending} onClick={() => verb.mutate("happened")}>
            {t("stuck.happened")}
          </Button>
        )}
        <Button disabled={verb.isPending} onClick={() => verb.mutate("by-hand")}>
          {t(inDoubt ? "stuck.didNot" : "stuck.byHand")}
        </Button>
      </div>
      {verb.error && <Banner tone="blocked">{failureLine(verb.error, t)}</Banner>}
    </section>
  );
}

function act(id: number, verb: Verb, note: string) {
  const of = { params: { path: { action_id: id } } };
  if (verb === "again") return unwrap(api.POST("/api/outbox/{action_id}/again", { ...of, body: { code: note } }));
  if (verb === "by-hand") return unwrap(api.POST("/api/outbox/{action_id}/by-hand", of));
  return unwrap(api.POST("/api/outbox/{action_id}/happened", { ...of, body: { note } }));
}
