import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { changeKeys, connect } from "./calls";
import type { ConnectedShop } from "./shapes";
import { useConnectionVerb } from "./useConnections";

const EMPTY = { app_key: "", app_secret: "", token: "", refresh_token: "" };

/** Keys are typed once and never shown again; for a connected shop an empty field keeps what is there. */
export function KeysForm({ row, sandbox, onDone }: { row: ConnectedShop; sandbox: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  const [keys, setKeys] = useState(EMPTY);
  const [gateway, setGateway] = useState<"real" | "sandbox">("real");
  const { connection } = row;
  const verb = useConnectionVerb(async (shop: number, sent: typeof EMPTY) => (connection ? changeKeys(shop, { ...sent, version: connection.version }) : connect(shop, { ...sent, gateway })));
  const ready = keys.app_key.trim() && (connection || (keys.app_secret.trim() && keys.token.trim()));
  const field = (name: keyof typeof EMPTY) => ({
    id: `${row.shop_id}-${name}`,
    value: keys[name],
    maxLength: name === "app_key" ? 64 : 200,
    autoComplete: "off",
    placeholder: connection && name !== "app_key" ? t("connection.kept") : undefined,
    onChange: (event: { target: { value: string } }) => setKeys({ ...keys, [name]: event.target.value }),
  });
  return (
    <form
      className={sheet.form}
      style={{ maxWidth: 560 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) verb.mutate({ shop: row.shop_id, sent: keys }, { onSuccess: onDone });
      }}
    >
      <p className="quiet">{t("connection.keysHint")}</p>
      {sandbox && !connection && <Segmented<"real" | "sandbox"> aria-label={t("connection.gateway")} value={gateway} onChange={setGateway} options={[{ value: "real", label: t("connection.real") }, { value: "sandbox", label: t("connection.sandbox") }]} />}
      <label htmlFor={`${row.shop_id}-app_key`}>App Key</label>
      <Input {...field("app_key")} />
      <label htmlFor={`${row.shop_id}-app_secret`}>App Secret</label>
      <Input.Password {...field("app_secret")} visibilityToggle={false} />
      <label htmlFor={`${row.shop_id}-token`}>Access Token</label>
      <Input.Password {...field("token")} visibilityToggle={false} />
      <label htmlFor={`${row.shop_id}-refresh_token`}>Refresh Token {t("connection.optional")}</label>
      <Input.Password {...field("refresh_token")} visibilityToggle={false} />
      {verb.error && <Banner tone="caution">{failureLine(verb.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" htmlType="submit" loading={verb.isPending} disabled={!ready}>
          {t("connection.saveKeys")}
        </Button>
        <Button onClick={onDone}>{t("connection.cancel")}</Button>
      </div>
    </form>
  );
}
