import { Button, Input, InputNumber, Switch } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { showToast } from "@/ui/toast";
import styles from "./Drafts.module.css";
import { errorOf } from "./errors";
import { useDraft, useDraftServer, useSetDraftServer, useTestServer, type DraftServer } from "./useDrafts";

/** AI drafts of a shop: off until its owner names a server; what leaves is masked, what comes back is screened. */
export function DraftSettings({ shop }: { shop: number }) {
  const { t } = useTranslation();
  const server = useDraftServer(shop);
  if (!server.data) return null;
  return (
    <section className={styles.settings} aria-label={t("drafts.title")}>
      <h2>{t("drafts.title")}</h2>
      <p className="quiet">{t("drafts.intro")}</p>
      {server.data.may_edit ? <Form key={server.data.version} shop={shop} server={server.data} /> : <p>{t(server.data.on ? "drafts.isOn" : "drafts.isOff")}</p>}
    </section>
  );
}

function Form({ shop, server }: { shop: number; server: DraftServer }) {
  const { t } = useTranslation();
  const ids = { url: useId(), model: useId(), key: useId(), limit: useId() };
  const [on, setOn] = useState(server.on);
  const [url, setUrl] = useState(server.url);
  const [model, setModel] = useState(server.model);
  const [key, setKey] = useState("");
  const [limit, setLimit] = useState<number | null>(server.daily_limit);
  const set = useSetDraftServer(shop);
  // Not as a callback of mutate(): a new version mounts the form anew.
  const save = () =>
    set.mutateAsync({ version: server.version, on, url, model, key: key === "" ? null : key, daily_limit: limit ?? 0 }).then(
      () => showToast(t("drafts.saved")),
      () => undefined, // the banner says it
    );
  return (
    <div className={sheet.form}>
      <label htmlFor={ids.url}>{t("drafts.url")}</label>
      <Input id={ids.url} value={url} maxLength={500} placeholder="https://api.example.com/v1" onChange={(event) => setUrl(event.target.value)} />
      <label htmlFor={ids.model}>{t("drafts.model")}</label>
      <Input id={ids.model} value={model} maxLength={100} onChange={(event) => setModel(event.target.value)} />
      <label htmlFor={ids.key}>{t("drafts.key")}</label>
      <Input.Password id={ids.key} value={key} maxLength={500} autoComplete="off" placeholder={t(server.has_key ? "drafts.keyKept" : "drafts.keyNone")} onChange={(event) => setKey(event.target.value)} />
      <label htmlFor={ids.limit}>{t("drafts.limit")}</label>
      <div className={sheet.row}>
        <InputNumber id={ids.limit} min={0} max={20_000} precision={0} value={limit} onChange={setLimit} />
        <span className="quiet small num">{t("drafts.used", { n: server.used_today })}</span>
      </div>
      <div className={sheet.row}>
        <Switch checked={on} onChange={setOn} aria-label={t("drafts.on")} />
        <span>{t("drafts.on")}</span>
      </div>
      {on && <Banner>{t("drafts.leaves")}</Banner>}
      {set.isError && <Banner tone="caution">{failureLine(set.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" loading={set.isPending} disabled={!url.trim() || !model.trim()} onClick={() => void save()}>
          {t("drafts.save")}
        </Button>
        {server.version > 0 && <Test shop={shop} server={server} />}
      </div>
    </div>
  );
}

function Test({ shop, server }: { shop: number; server: DraftServer }) {
  const { t } = useTranslation();
  const [id, setId] = useState<number | null>(null);
  const test = useTestServer(shop);
  const draft = useDraft(id);
  const waiting = test.isPending || (id !== null && (!draft.data || draft.data.state === "waiting"));
  const told = draft.data?.state === "failed" ? t(`drafts.error.${errorOf(draft.data.error)}`) : draft.data?.state === "done" ? t("drafts.works", { text: draft.data.text }) : "";
  const before = server.tested_at ? `${formatMinute(server.tested_at)} ${server.test_error ? t(`drafts.error.${errorOf(server.test_error)}`) : t("drafts.worked")}` : "";
  return (
    <>
      <Button loading={waiting} onClick={() => test.mutate(undefined, { onSuccess: (asked) => setId(asked.id) })}>
        {t("drafts.test")}
      </Button>
      <span className="quiet small" role="status">
        {test.isError ? failureLine(test.error, t) : waiting ? t("drafts.waiting") : told || before}
      </span>
    </>
  );
}
