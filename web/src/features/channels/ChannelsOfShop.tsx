import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import sheet from "@/ui/Sheet.module.css";
import { ChannelRow } from "./ChannelRow";
import { NewChannel } from "./NewChannel";
import { SecretOnce, type Told } from "./SecretOnce";
import { useChannels } from "./useChannels";

/** The channels of one shop: bridges that bring its chat, and its buyer pages. */
export function ChannelsOfShop({ shopId, mayChange }: { shopId: number; mayChange: boolean }) {
  const { t } = useTranslation();
  const list = useChannels();
  const [adding, setAdding] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  if (!list.data) return null;
  const mine = list.data.channels.filter((each) => each.shop_id === shopId);
  return (
    <div role="group" aria-label={t("channel.title")}>
      <div className={sheet.head}>
        <div className={sheet.row}>
          <h3>{t("channel.title")}</h3>
          <span className="quiet">{t("channel.intro")}</span>
        </div>
        {mayChange && !adding && <Button onClick={() => setAdding(true)}>{t("channel.add")}</Button>}
      </div>
      {told && <SecretOnce told={told} base={list.data.base} onDone={() => setTold(null)} />}
      {adding && (
        <NewChannel
          shopId={shopId}
          onDone={(made) => {
            setAdding(false);
            if (made) setTold(made);
          }}
        />
      )}
      {mine.map((each) => (
        <ChannelRow key={each.id} channel={each} base={list.data.base} onTold={setTold} />
      ))}
      {mine.length === 0 && !adding && <p className="quiet">{t("channel.none")}</p>}
    </div>
  );
}
