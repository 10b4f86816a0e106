import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { CopyButton } from "@/ui/CopyButton";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { addressOf } from "./address";
import type { Shapes } from "./shapes";

export type Told = Shapes["ChannelWithSecret"];

/** The secret, the only time it is told. */
export function SecretOnce({ told, base, onDone }: { told: Told; base: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Banner tone="caution">
      <div style={{ display: "grid", gap: 8, justifyItems: "start" }}>
        <p>{t("channel.secretOnce", { name: told.channel.name })}</p>
        <p className={sheet.row}>
          <code>{told.secret}</code>
          <CopyButton text={told.secret} label={t("channel.copySecret")} />
        </p>
        <p className={sheet.row}>
          <code>{addressOf(told.channel, base)}</code>
          <CopyButton text={addressOf(told.channel, base)} label={t("channel.copyAddress")} />
        </p>
        <Button size="small" onClick={onDone}>
          {t("channel.secretKept")}
        </Button>
      </div>
    </Banner>
  );
}
