import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { change } from "./calls";
import type { Channel } from "./shapes";
import { useChannelVerb } from "./useChannels";

/** Name and, of a page, greeting and who may write; of a bridge, where messages are pushed to. */
export function ChangeForm({ channel, onDone }: { channel: Channel; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(channel.name);
  const [greeting, setGreeting] = useState(channel.greeting);
  const [known, setKnown] = useState(channel.needs_identity);
  const [url, setUrl] = useState("");
  const [fetches, setFetches] = useState(!channel.host);
  const verb = useChannelVerb(() => change(channel.id, { version: channel.version, name, greeting, needs_identity: known, url: fetches ? "" : url.trim() || null }));
  const id = (field: string) => `channel-${channel.id}-${field}`;
  return (
    <form
      className={sheet.form}
      style={{ maxWidth: 560 }}
      onSubmit={(event) => {
        event.preventDefault();
        verb.mutate(undefined, { onSuccess: onDone });
      }}
    >
      <label htmlFor={id("name")}>{t("channel.name")}</label>
      <Input id={id("name")} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      {channel.kind === "page" ? (
        <>
          <label htmlFor={id("greeting")}>{t("channel.greeting")}</label>
          <Input id={id("greeting")} value={greeting} maxLength={200} onChange={(event) => setGreeting(event.target.value)} />
          <Checkbox checked={known} onChange={(event) => setKnown(event.target.checked)}>
            {t("channel.knownOnly")}
          </Checkbox>
        </>
      ) : (
        <>
          <Checkbox checked={fetches} onChange={(event) => setFetches(event.target.checked)}>
            {t("channel.fetchesText")}
          </Checkbox>
          {!fetches && (
            <>
              <label htmlFor={id("url")}>{t("channel.url")}</label>
              <Input id={id("url")} value={url} maxLength={2_000} placeholder={channel.host ? t("channel.urlKept", { host: channel.host }) : "https://"} onChange={(event) => setUrl(event.target.value)} />
            </>
          )}
        </>
      )}
      {verb.error && <Banner tone="caution">{failureLine(verb.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" htmlType="submit" loading={verb.isPending} disabled={!name.trim() || (!fetches && !url.trim() && !channel.host)}>
          {t("channel.save")}
        </Button>
        <Button onClick={onDone}>{t("connection.cancel")}</Button>
      </div>
    </form>
  );
}
