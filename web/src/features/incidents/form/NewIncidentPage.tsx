import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Radio, Select } from "antd";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api, newIdempotencyKey, unwrap } from "@/api/client";
import { useSettled } from "@/features/language/check/useSettled";
import { failureLine } from "@/ui/failureText";
import { Banner, Empty } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import styles from "../Incidents.module.css";
import { FAMILIES, LATER, LINKS, type Family, type Later, type Link as Cause, type NewIncident } from "../shapes";
import { useFromShop } from "../useFromShop";
import { isEmpty, usePreview } from "../useIncidents";
import { PreviewPanel } from "./PreviewPanel";
import { readSelection, NOTHING, type SelectionDraft } from "./selectionDraft";
import { SelectionFields } from "./SelectionFields";

const SETTLE_MS = 400;

/** A new incident: what is wrong, which orders; who is hit is counted while it is filled in, before anything is written. */
export function NewIncidentPage() {
  const { t } = useTranslation();
  const { mayRun } = useFromShop();
  useEffect(() => {
    document.title = `${t("incident.new")} · ${t("frame.name")}`;
  }, [t]);
  if (mayRun.length === 0) return <Empty title={t("incident.mayNot")} />;
  return <Form shops={mayRun} />;
}

function Form({ shops }: { shops: ReturnType<typeof useFromShop>["mayRun"] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const go = useNavigate();
  const [shop_id, setShop] = useState(shops[0]?.id ?? 0);
  const [title, setTitle] = useState("");
  const [wrong, setWrong] = useState("");
  const [family, setFamily] = useState<Family>("quality");
  const [cause, setCause] = useState<Cause>("supplier");
  const [later, setLater] = useState<Later>("propose");
  const [draft, setDraft] = useState<SelectionDraft>(NOTHING);
  const [excluded, setExcluded] = useState<readonly string[]>([]);
  const [why, setWhy] = useState("");
  const [key] = useState(newIdempotencyKey);
  const selection = readSelection(useSettled(draft, SETTLE_MS));
  const preview = usePreview(shop_id, selection, [...excluded]);
  const create = useMutation({
    mutationFn: (body: NewIncident) => unwrap(api.POST("/api/incidents", { body, headers: { "Idempotency-Key": key } })),
    onSuccess: (incident) => {
      void client.invalidateQueries({ queryKey: ["incidents"] });
      void go(`/incidents/${incident.id}`);
    },
  });
  const joining = isEmpty(selection) ? 0 : (preview.data?.counts.joining ?? 0);
  const ready = title.trim() && wrong.trim() && joining > 0 && (excluded.length === 0 || why.trim());
  const send = () => create.mutate({ shop_id, title: title.trim(), wrong: wrong.trim(), family, cause, later, selection: readSelection(draft), excluded: [...excluded], excluded_why: why.trim() });
  const [titleField, wrongField, familyField, causeField, shopField] = [useId(), useId(), useId(), useId(), useId()];
  return (
    <div className={`${sheet.stack} ${styles.page}`}>
      <header>
        <p className="quiet small">
          <Link to="/incidents">{t("incident.title")}</Link>
        </p>
        <h1>{t("incident.new")}</h1>
      </header>
      <div className={styles.halves}>
        <section className={sheet.card} aria-label={t("incident.what")}>
          <h2>{t("incident.what")}</h2>
          <div className={sheet.form}>
            {shops.length > 1 && (
              <>
                <label htmlFor={shopField}>{t("incident.shop")}</label>
                <Select id={shopField} value={shop_id} onChange={setShop} options={shops.map((each) => ({ value: each.id, label: each.name }))} />
              </>
            )}
            <label htmlFor={titleField}>{t("incident.name")}</label>
            <Input id={titleField} maxLength={80} placeholder={t("incident.nameExample")} value={title} onChange={(event) => setTitle(event.target.value)} />
            <label htmlFor={wrongField}>{t("incident.wrong")}</label>
            <Input.TextArea id={wrongField} rows={2} maxLength={500} placeholder={t("incident.wrongExample")} value={wrong} onChange={(event) => setWrong(event.target.value)} />
            <label htmlFor={familyField}>{t("incident.asBuyers")}</label>
            <Select<Family> id={familyField} value={family} onChange={setFamily} options={FAMILIES.map((value) => ({ value, label: t(`incident.family.${value}`) }))} />
            <label htmlFor={causeField}>{t("incident.cause")}</label>
            <Select<Cause> id={causeField} value={cause} onChange={setCause} options={LINKS.map((value) => ({ value, label: t(`incident.link.${value}`) }))} />
          </div>
          <h2>{t("incident.which")}</h2>
          <SelectionFields draft={draft} onChange={setDraft} />
          <fieldset className={styles.later}>
            <legend>{t("incident.later")}</legend>
            <Radio.Group value={later} onChange={(event) => setLater(event.target.value as Later)} options={LATER.map((value) => ({ value, label: t(`incident.laters.${value}`) }))} />
          </fieldset>
        </section>
        <PreviewPanel preview={preview} empty={isEmpty(selection)} excluded={excluded} why={why} onExclude={setExcluded} onWhy={setWhy} />
      </div>
      {create.error && <Banner tone="caution">{failureLine(create.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" size="large" disabled={!ready} loading={create.isPending} onClick={send}>
          {joining > 0 ? t("incident.create", { count: joining }) : t("incident.createNone")}
        </Button>
        <span className="quiet small">{t("incident.createHint")}</span>
      </div>
    </div>
  );
}
