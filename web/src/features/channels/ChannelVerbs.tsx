import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import sheet from "@/ui/Sheet.module.css";
import { changeSecret, check, end, pause, resume } from "./calls";
import type { Told } from "./SecretOnce";
import type { Channel } from "./shapes";
import { useChannelVerb } from "./useChannels";

/** What the owner may do with a channel. */
export function ChannelVerbs({ channel, onChange, onTold }: { channel: Channel; onChange: () => void; onTold: (told: Told) => void }) {
  const { t } = useTranslation();
  const seen = { version: channel.version };
  const testing = useChannelVerb(() => check(channel.id, seen));
  const pausing = useChannelVerb(() => (channel.state === "paused" ? resume(channel.id, seen) : pause(channel.id, seen)));
  const ending = useChannelVerb(() => end(channel.id, seen));
  const renewing = useChannelVerb((atOnce: boolean) => changeSecret(channel.id, { ...seen, at_once: atOnce }));
  const error = testing.error ?? pausing.error ?? ending.error ?? renewing.error;
  const renew = (atOnce: boolean) => renewing.mutate(atOnce, { onSuccess: onTold });
  return (
    <div className={sheet.row}>
      {error && <span role="alert">{failureLine(error, t)}</span>}
      {channel.kind === "bridge" && channel.state === "on" && (
        <Button loading={testing.isPending || channel.testing} onClick={() => testing.mutate(undefined)}>
          {t("channel.test")}
        </Button>
      )}
      <Button onClick={onChange}>{t("channel.change")}</Button>
      <Popconfirm title={t("channel.renewTitle")} description={t("channel.renewText")} okText={t("channel.renewSoon")} cancelText={t("channel.renewNow")} onConfirm={() => renew(false)} onCancel={(event) => event?.type === "click" && renew(true)}>
        <Button loading={renewing.isPending}>{t("channel.renew")}</Button>
      </Popconfirm>
      <Button loading={pausing.isPending} onClick={() => pausing.mutate(undefined)}>
        {t(channel.state === "paused" ? "channel.resume" : "channel.pause")}
      </Button>
      <Popconfirm title={t("channel.endTitle")} description={t("channel.endText")} okText={t("channel.end")} cancelText={t("connection.cancel")} onConfirm={() => ending.mutate(undefined)}>
        <Button danger loading={ending.isPending}>
          {t("channel.end")}
        </Button>
      </Popconfirm>
    </div>
  );
}
