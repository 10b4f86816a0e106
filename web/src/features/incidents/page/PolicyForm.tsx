import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Input, Radio, Select, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { failureLine } from "@/ui/failureText";
import { formatFen } from "@/ui/money";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import styles from "../Incidents.module.css";
import { ScreenedWords } from "../ScreenedWords";
import { MOVES_MONEY, PHASES, POSSIBLE, type Incident, type Offers, type Phase } from "../shapes";
import type { Act } from "../useIncidents";
import { draftOf, readDraft, type Measure, type OfferDraft } from "./policyDraft";

/** What is offered in each phase, reckoned while it is filled in. */
export function PolicyForm({ incident, act, onDone }: { incident: Incident; act: Act; onDone: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(incident.policy));
  const [begin, setBegin] = useState(incident.policy?.begin ?? false);
  const [proactive, setProactive] = useState(incident.policy?.proactive ?? true);
  const [looked, setLooked] = useState(false);
  const offers = readDraft(draft);
  const params = { path: { incident_id: incident.id } };
  const save = () => {
    if (offers) act.mutate(() => unwrap(api.POST("/api/incidents/{incident_id}/policy", { params, body: { version: incident.version, offers, begin, proactive, looked } })), { onSuccess: onDone });
  };
  return (
    <div className={styles.form}>
      {PHASES.map((phase) => (
        <OfferLine key={phase} phase={phase} shop={incident.shop.id} count={incident.progress.phases[phase] ?? 0} draft={draft[phase]} onChange={(more) => setDraft({ ...draft, [phase]: { ...draft[phase], ...more } })} />
      ))}
      <Checkbox checked={proactive} onChange={(event) => setProactive(event.target.checked)}>
        {t("incident.policy.proactive")}
      </Checkbox>
      <Radio.Group value={begin} onChange={(event) => setBegin(event.target.value as boolean)} options={[{ value: false, label: t("incident.policy.advise") }, { value: true, label: t("incident.policy.begin") }]} />
      {begin && (
        <Checkbox checked={looked} onChange={(event) => setLooked(event.target.checked)}>
          {t("choose.looked")}
        </Checkbox>
      )}
      {offers && <Reckoned incident={incident} offers={offers} />}
      <p className="quiet small">{t("incident.policy.law")}</p>
      <div className={sheet.row}>
        <Button type="primary" disabled={offers === null} loading={act.isPending} onClick={save}>
          {t("incident.policy.save")}
        </Button>
        {incident.policy && <Button onClick={onDone}>{t("incident.cancel")}</Button>}
      </div>
    </div>
  );
}

function Reckoned({ incident, offers }: { incident: Incident; offers: Offers }) {
  const { t } = useTranslation();
  const estimate = useQuery({
    queryKey: ["incidents", "reckon", incident.id, incident.version, offers],
    queryFn: ({ signal }) => unwrap(api.POST("/api/incidents/{incident_id}/policy/reckon", { params: { path: { incident_id: incident.id } }, body: { offers }, signal })),
    placeholderData: (before) => before,
  });
  if (estimate.isError) return <Banner tone="caution">{failureLine(estimate.error, t)}</Banner>;
  if (!estimate.data) return null;
  return (
    <p role="status">
      {t("incident.policy.comesTo", { count: estimate.data.orders })} <strong className="num">{formatFen(estimate.data.sum_fen)}</strong>{" "}
      <span className={estimate.data.alone ? "quiet" : styles.caution}>{t(estimate.data.alone ? "incident.policy.alone" : "incident.policy.needsYes")}</span>
    </p>
  );
}

type LineProps = { phase: Phase; shop: number; count: number; draft: OfferDraft; onChange: (more: Partial<OfferDraft>) => void };

function OfferLine({ phase, shop, count, draft, onChange }: LineProps) {
  const { t } = useTranslation();
  const [wording, setWording] = useState(draft.words !== "");
  const name = t(`incident.phase.${phase}`);
  const moves = MOVES_MONEY.includes(draft.outcome);
  const measures: Measure[] = draft.outcome === "small_payment" ? ["sum", "share"] : ["all", "sum", "share"];
  return (
    <fieldset className={styles.offer} data-on={draft.on}>
      <legend>
        <Switch size="small" aria-label={name} checked={draft.on} onChange={(on) => onChange({ on })} /> {name} <span className="quiet num">{t("incident.orderCount", { count })}</span>
      </legend>
      {draft.on ? (
        <>
          <div className={sheet.row}>
            <Select aria-label={t("incident.policy.outcome", { phase: name })} value={draft.outcome} style={{ width: 130 }} onChange={(outcome) => onChange({ outcome, measure: outcome === "small_payment" ? "sum" : "all" })} options={POSSIBLE[phase].map((value) => ({ value, label: t(`words.outcome.${value}`) }))} />
            {moves && <Select<Measure> aria-label={t("incident.policy.measure", { phase: name })} value={draft.measure} style={{ width: 130 }} onChange={(measure) => onChange({ measure })} options={measures.map((value) => ({ value, label: t(`incident.policy.measures.${value}`) }))} />}
            {moves && draft.measure === "sum" && <Input aria-label={t("incident.policy.sum", { phase: name })} prefix="¥" inputMode="decimal" className="num" style={{ width: 110 }} value={draft.sum} onChange={(event) => onChange({ sum: event.target.value })} />}
            {moves && draft.measure === "share" && <Input aria-label={t("incident.policy.shareOf", { phase: name })} suffix="%" inputMode="numeric" className="num" style={{ width: 90 }} value={draft.share} onChange={(event) => onChange({ share: event.target.value })} />}
            {!wording && (
              <Button type="link" size="small" onClick={() => setWording(true)}>
                {t("incident.policy.ownWords")}
              </Button>
            )}
          </div>
          {wording && <ScreenedWords shop={shop} label={t("incident.policy.words", { phase: name })} placeholder={t("incident.policy.wordsExample")} hint={t("incident.policy.wordsHint")} value={draft.words} onChange={(words) => onChange({ words })} />}
        </>
      ) : (
        <p className="quiet small">{t("incident.policy.byPeople")}</p>
      )}
    </fieldset>
  );
}
