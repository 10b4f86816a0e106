import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { CopyButton } from "@/ui/CopyButton";
import { failureLine } from "@/ui/failureText";
import { HiddenValue } from "@/ui/HiddenValue";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import styles from "./OrderActions.module.css";
import { revealAddress, useEndAct, type Act, type ActsPage } from "./useActs";

type OnTake = ((text: string, from: { phraseId?: number }) => void) | undefined;
const SHOWN = 3;

/** What was begun on this order: what waits first, then what has ended, the older behind a button. */
export function UnderWay({ page, onTake }: { page: ActsPage; onTake: OnTake }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const open = page.under_way.filter((act) => act.state === "open");
  const ended = page.under_way.filter((act) => act.state !== "open");
  const shown = all ? ended : ended.slice(0, Math.max(SHOWN - open.length, 0));
  if (page.under_way.length === 0) return <p className="quiet small">{t("orderAct.none")}</p>;
  return (
    <>
      <ul className={styles.acts} aria-label={t("orderAct.underWay")}>
        {[...open, ...shown].map((act) => (
          <Line key={act.id} act={act} page={page} onTake={onTake} />
        ))}
      </ul>
      {shown.length < ended.length && (
        <Button size="small" type="link" onClick={() => setAll(true)}>
          {t("orderAct.more", { count: ended.length - shown.length })}
        </Button>
      )}
    </>
  );
}

function Line({ act, page, onTake }: { act: Act; page: ActsPage; onTake: OnTake }) {
  const { t } = useTranslation();
  const end = useEndAct(page);
  const open = act.state === "open";
  return (
    <li data-state={act.state}>
      <p className={styles.row}>
        <strong>{pick(act.title, act.title_en)}</strong>
        <Tag color={open ? "gold" : act.proof === "confirmed" ? "green" : "default"}>{t(act.proof === "confirmed" ? "orderAct.state.confirmed" : `orderAct.state.${act.state}`)}</Tag>
        <span className="quiet small num">
          {(act.ended_by ?? act.by)?.name} {formatMinute(act.ended_at ?? act.at)}
        </span>
      </p>
      <p className={`${styles.text} small`}>{act.text}</p>
      {act.shown_address && (
        <p className="small">
          {t("orderAct.newAddress")} <HiddenValue shown={act.shown_address} hidden={act.may_reveal && page.may_act} label={t("orderAct.showAddress")} reveal={(reason) => revealAddress(act, reason)} />
        </p>
      )}
      {open && page.may_act && (
        <div className={styles.row}>
          <CopyButton text={act.text} label={t("copy.do")} />
          {act.link && (
            <a href={act.link} target="_blank" rel="noreferrer">
              {t("orderAct.office")}
            </a>
          )}
          <Button size="small" type="primary" ghost loading={end.isPending} onClick={() => end.mutate({ act, verb: "tick" })}>
            {t("orderAct.tick")}
          </Button>
          <Button size="small" type="text" onClick={() => end.mutate({ act, verb: "withdraw" })}>
            {t("orderAct.withdraw")}
          </Button>
        </div>
      )}
      {act.state !== "withdrawn" && (
        <div className={styles.row}>
          <span className="quiet small">{t("orderAct.tellBuyer")}</span>
          {onTake ? (
            <Button size="small" onClick={() => onTake(act.to_buyer, {})}>
              {t("orderPane.take")}
            </Button>
          ) : (
            <CopyButton text={act.to_buyer} label={t("copy.script")} />
          )}
        </div>
      )}
      {end.isError && <Banner tone="caution">{failureLine(end.error, t)}</Banner>}
    </li>
  );
}
