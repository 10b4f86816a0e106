import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChannelsOfShop } from "@/features/channels";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { ActingSwitch } from "./ActingSwitch";
import { check, pause } from "./calls";
import { EndButton } from "./EndButton";
import { KeysForm } from "./KeysForm";
import { PeriodForm } from "./PeriodForm";
import type { ConnectedShop, Connection } from "./shapes";
import { StreamTable } from "./StreamTable";
import { useConnectionVerb } from "./useConnections";

const TONE = { ok: "success", unchecked: "processing", paused: "default", reauthorise: "error", failing: "error" } as const;

/** One shop: a form while it has no connection; else how it stands, and what its owner may do. */
export function ShopCard({ row, sandbox }: { row: ConnectedShop; sandbox: boolean }) {
  const { t } = useTranslation();
  const [form, setForm] = useState<"keys" | "period" | null>(null);
  const { connection } = row;
  return (
    <section className={sheet.card} aria-label={row.shop_name}>
      <div className={sheet.head}>
        <div className={sheet.row}>
          <h2>{row.shop_name}</h2>
          <span className="quiet">{t(`words.platform.${row.platform}`)}</span>
          {connection ? <Tag color={TONE[connection.state]}>{t(`connection.state.${connection.state}`)}</Tag> : <Tag>{t("connection.none")}</Tag>}
          {connection?.gateway === "sandbox" && <Tag color="gold">{t("connection.sandbox")}</Tag>}
        </div>
        {connection && row.may_change && <Verbs row={row} connection={connection} onForm={setForm} />}
      </div>
      {connection ? <Standing connection={connection} /> : !form && <NotConnected row={row} onStart={() => setForm("keys")} />}
      {connection && row.may_change && <ActingSwitch shop={row.shop_id} connection={connection} />}
      {form === "keys" && <KeysForm row={row} sandbox={sandbox} onDone={() => setForm(null)} />}
      {form === "period" && connection && <PeriodForm shop={row.shop_id} version={connection.version} onDone={() => setForm(null)} />}
      {connection && <StreamTable streams={connection.streams} />}
      <ChannelsOfShop shopId={row.shop_id} mayChange={row.may_change} />
    </section>
  );
}

function NotConnected({ row, onStart }: { row: ConnectedShop; onStart: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={sheet.row}>
      <span className="quiet">{t("connection.noneText")}</span>
      {row.may_change ? (
        <Button type="primary" onClick={onStart}>
          {t("connection.connect")}
        </Button>
      ) : (
        <span className="quiet">{t("connection.ownerOnly")}</span>
      )}
    </div>
  );
}

function Verbs({ row, connection, onForm }: { row: ConnectedShop; connection: Connection; onForm: (form: "keys" | "period") => void }) {
  const { t } = useTranslation();
  const checking = useConnectionVerb(check);
  const pausing = useConnectionVerb(pause);
  const sent = { shop: row.shop_id, sent: { version: connection.version } };
  const error = checking.error ?? pausing.error;
  return (
    <div className={sheet.row}>
      {error && <span role="alert">{failureLine(error, t)}</span>}
      <Button loading={checking.isPending || connection.state === "unchecked"} onClick={() => checking.mutate(sent)}>
        {t(connection.state === "paused" ? "connection.goOn" : "connection.test")}
      </Button>
      {connection.state !== "paused" && (
        <Button loading={pausing.isPending} onClick={() => pausing.mutate(sent)}>
          {t("connection.pause")}
        </Button>
      )}
      <Button onClick={() => onForm("period")}>{t("connection.pullAgain")}</Button>
      <Button onClick={() => onForm("keys")}>{t("connection.changeKeys")}</Button>
      <EndButton shop={row.shop_id} version={connection.version} />
    </div>
  );
}

/** Who is connected until when, and the last trouble in words. */
function Standing({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  return (
    <>
      {connection.error && <Banner tone={connection.state === "ok" ? "caution" : "blocked"}>{pick(connection.error.message, connection.error.message_en)}</Banner>}
      <p className="quiet num">
        {[
          connection.owner_name || connection.owner,
          t("connection.key", { end: connection.key_hint }),
          connection.expires_at && t("connection.expires", { at: formatMinute(connection.expires_at) }),
          connection.checked_at && t("connection.checked", { at: formatMinute(connection.checked_at) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </>
  );
}
