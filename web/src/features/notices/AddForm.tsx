import { Button, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { Shop } from "@/api/types";
import { CopyButton } from "@/ui/CopyButton";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { EventChoice } from "./EventChoice";
import { WAYS, type NoticeEvent, type Way } from "./shapes";
import { useNoticeVerb } from "./useNotices";

const USUAL = ["clock.due", "approval.asked", "action.stuck", "connection.failed"];

/** A new place to tell. A webhook's signing secret is shown once, here. */
export function AddForm({ shops, events, onDone }: { shops: readonly Shop[]; events: readonly NoticeEvent[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [shop, setShop] = useState(shops[0]?.id ?? 0);
  const [way, setWay] = useState<Way>("dingtalk");
  const [words, setWords] = useState({ name: "", url: "", secret: "" });
  const [chosen, setChosen] = useState<string[]>(USUAL);
  const verb = useNoticeVerb((body: { shop_id: number; way: Way; name: string; url: string; secret: string; events: string[] }) => unwrap(api.POST("/api/notices", { body })));
  const change = (name: keyof typeof words) => (event: { target: { value: string } }) => setWords({ ...words, [name]: event.target.value });
  if (verb.data?.secret) return <SecretOnce secret={verb.data.secret} onDone={onDone} />;
  const add = () => verb.mutate({ shop_id: shop, way, ...words, events: chosen }, { onSuccess: (made) => made.secret || onDone() });
  return (
    <form
      className={`${sheet.card} ${sheet.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Segmented<Way> aria-label={t("notices.way")} value={way} onChange={setWay} options={WAYS.map((value) => ({ value, label: t(`notices.ways.${value}`) }))} />
      <p className="quiet">{t(`notices.hint.${way}`)}</p>
      {shops.length > 1 && <Select aria-label={t("frame.shop")} style={{ width: 240 }} value={shop} onChange={setShop} options={shops.map((each) => ({ value: each.id, label: each.name }))} />}
      <label htmlFor="notice-name">{t("notices.name")}</label>
      <Input id="notice-name" maxLength={40} style={{ maxWidth: 360 }} placeholder={t("notices.nameHint")} value={words.name} onChange={change("name")} />
      <label htmlFor="notice-url">{t("notices.url")}</label>
      <Input.Password id="notice-url" autoComplete="off" maxLength={2000} value={words.url} onChange={change("url")} />
      {(way === "dingtalk" || way === "feishu") && (
        <>
          <label htmlFor="notice-secret">{t("notices.secret")}</label>
          <Input.Password id="notice-secret" autoComplete="off" maxLength={200} value={words.secret} onChange={change("secret")} />
        </>
      )}
      <label>{t("notices.events")}</label>
      <EventChoice events={events} chosen={chosen} onChange={setChosen} />
      {verb.error && <Banner tone="caution">{failureLine(verb.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" htmlType="submit" loading={verb.isPending} disabled={!words.name.trim() || !words.url.trim()}>
          {t("notices.add")}
        </Button>
        <Button onClick={onDone}>{t("connection.cancel")}</Button>
      </div>
    </form>
  );
}

function SecretOnce({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={sheet.card}>
      <strong>{t("notices.secretOnce")}</strong>
      <p className="quiet">{t("notices.secretText")}</p>
      <code className={sheet.secret}>{secret}</code>
      <div className={sheet.row}>
        <CopyButton text={secret} />
        <Button onClick={onDone}>{t("notices.kept")}</Button>
      </div>
    </section>
  );
}
