import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { make } from "./calls";
import type { Told } from "./SecretOnce";
import type { ChannelKind } from "./shapes";
import { useChannelVerb } from "./useChannels";

/** A buyer page, or a bridge of the merchant's own. */
export function NewChannel({ shopId, onDone }: { shopId: number; onDone: (made: Told | null) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ChannelKind>("page");
  const [name, setName] = useState("");
  const verb = useChannelVerb(make);
  return (
    <form
      className={sheet.form}
      style={{ maxWidth: 560 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) verb.mutate({ shop_id: shopId, kind, name, greeting: "" }, { onSuccess: onDone });
      }}
    >
      <Segmented<ChannelKind> aria-label={t("channel.kind")} value={kind} onChange={setKind} options={(["page", "bridge"] as const).map((each) => ({ value: each, label: t(`channel.kinds.${each}`) }))} />
      <p className="quiet">{t(`channel.kindText.${kind}`)}</p>
      <label htmlFor={`channel-${shopId}`}>{t("channel.name")}</label>
      <Input id={`channel-${shopId}`} value={name} maxLength={60} placeholder={t(`channel.nameHint.${kind}`)} onChange={(event) => setName(event.target.value)} />
      {verb.error && <Banner tone="caution">{failureLine(verb.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" htmlType="submit" loading={verb.isPending} disabled={!name.trim()}>
          {t("channel.make")}
        </Button>
        <Button onClick={() => onDone(null)}>{t("connection.cancel")}</Button>
      </div>
    </form>
  );
}
