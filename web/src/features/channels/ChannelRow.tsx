import { Tag } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { CopyButton } from "@/ui/CopyButton";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { addressOf, snippetOf } from "./address";
import { ChangeForm } from "./ChangeForm";
import { ChannelVerbs } from "./ChannelVerbs";
import type { Told } from "./SecretOnce";
import type { Channel } from "./shapes";

/** One channel: how it stands, where it is reached, and what its owner may do. */
export function ChannelRow({ channel, base, onTold }: { channel: Channel; base: string; onTold: (told: Told) => void }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  return (
    <article aria-label={channel.name} style={{ display: "grid", gap: 8, borderTop: "1px solid var(--line, #e3dfd6)", paddingTop: 12, marginTop: 12 }}>
      <div className={sheet.head}>
        <div className={sheet.row}>
          <strong>{channel.name}</strong>
          <span className="quiet">{t(`channel.kinds.${channel.kind}`)}</span>
          <StateTag channel={channel} />
        </div>
        {channel.may_change && <ChannelVerbs channel={channel} onChange={() => setChanging(true)} onTold={onTold} />}
      </div>
      {channel.error && <Banner tone="caution">{[channel.error_at && formatMinute(channel.error_at), pick(channel.error.message, channel.error.message_en)].filter(Boolean).join(" · ")}</Banner>}
      {changing ? <ChangeForm channel={channel} onDone={() => setChanging(false)} /> : <Ways channel={channel} base={base} />}
      <p className="quiet num">{facts(channel, t).join(" · ")}</p>
    </article>
  );
}

function StateTag({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  if (channel.state === "paused") return <Tag>{t("channel.paused")}</Tag>;
  if (channel.testing) return <Tag color="processing">{t("channel.testing")}</Tag>;
  if (channel.silent) return <Tag color="gold">{t("channel.silent")}</Tag>;
  return <Tag color={channel.error ? "error" : "success"}>{t(channel.error ? "channel.trouble" : "channel.on")}</Tag>;
}

/** The address to open or to give to a program; of a page also what goes into the merchant's own site. */
function Ways({ channel, base }: { channel: Channel; base: string }) {
  const { t } = useTranslation();
  const address = addressOf(channel, base);
  return (
    <>
      <p className={sheet.row}>
        {channel.kind === "page" ? (
          <a href={address} target="_blank" rel="noreferrer">
            {address}
          </a>
        ) : (
          <code>{address}</code>
        )}
        <CopyButton text={address} label={t("channel.copyAddress")} />
      </p>
      {channel.kind === "page" && (
        <p className={sheet.row}>
          <code style={{ overflowWrap: "anywhere" }}>{snippetOf(channel, base)}</code>
          <CopyButton text={snippetOf(channel, base)} label={t("channel.copySnippet")} />
        </p>
      )}
    </>
  );
}

function facts(channel: Channel, t: TFunction): string[] {
  const way = channel.host ? t("channel.pushes", { host: channel.host }) : t("channel.fetches");
  const said = [
    channel.kind === "bridge" && way,
    t("channel.hint", { end: channel.hint }),
    channel.old_until && t("channel.oldUntil", { at: formatMinute(channel.old_until) }),
    channel.kind === "bridge" && (channel.seen_at ? t("channel.seen", { at: formatMinute(channel.seen_at) }) : t("channel.neverSeen")),
    channel.polled_at && t("channel.polled", { at: formatMinute(channel.polled_at) }),
    channel.needs_identity && t("channel.needsIdentity"),
  ];
  return said.filter((each): each is string => typeof each === "string" && each !== "");
}
