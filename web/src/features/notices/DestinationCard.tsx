import { Button, Popconfirm, Switch, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { useSession } from "@/features/session/session";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { EventChoice } from "./EventChoice";
import type { Destination, NoticeEvent } from "./shapes";
import { useNoticeVerb } from "./useNotices";

/** One place: what it is told, whether it listens, and the last things that were told. */
export function DestinationCard({ row, events, mayChange }: { row: Destination; events: readonly NoticeEvent[]; mayChange: boolean }) {
  const { t } = useTranslation();
  const shop = useSession().shops.find((each) => each.id === row.shop_id);
  const [chosen, setChosen] = useState<readonly string[]>(row.events);
  const of = { params: { path: { destination_id: row.id } } };
  const change = useNoticeVerb((more: { on?: boolean }) =>
    unwrap(api.POST("/api/notices/{destination_id}", { ...of, body: { version: row.version, name: row.name, events: [...chosen], on: more.on ?? row.on, url: "", secret: "" } })),
  );
  const test = useNoticeVerb(() => unwrap(api.POST("/api/notices/{destination_id}/test", { ...of, body: { version: row.version } })));
  const remove = useNoticeVerb(() => unwrap(api.POST("/api/notices/{destination_id}/remove", { ...of, body: { version: row.version } })));
  const error = change.error ?? test.error ?? remove.error;
  const differs = [...chosen].sort().join() !== [...row.events].sort().join();
  return (
    <section className={sheet.card} aria-label={row.name}>
      <div className={sheet.head}>
        <div className={sheet.row}>
          <h2>{row.name}</h2>
          <Tag>{t(`notices.ways.${row.way}`)}</Tag>
          <span className="quiet">{[shop?.name, row.hint].filter(Boolean).join(" · ")}</span>
        </div>
        {mayChange && (
          <div className={sheet.row}>
            <Switch aria-label={t("notices.on")} checked={row.on} loading={change.isPending} onChange={(on) => change.mutate({ on })} />
            <Button loading={test.isPending} disabled={!row.on} onClick={() => test.mutate(undefined)}>
              {t("notices.test")}
            </Button>
            <Popconfirm title={t("notices.removeTitle")} okText={t("notices.remove")} cancelText={t("connection.cancel")} onConfirm={() => remove.mutate(undefined)}>
              <Button danger loading={remove.isPending}>
                {t("notices.remove")}
              </Button>
            </Popconfirm>
          </div>
        )}
      </div>
      {row.off_reason && <Banner tone="blocked">{t("notices.offFailing", { error: row.last_error })}</Banner>}
      {!row.off_reason && row.failing_since && <Banner tone="caution">{t("notices.failing", { at: formatMinute(row.failing_since), error: row.last_error })}</Banner>}
      <fieldset disabled={!mayChange} style={{ margin: 0, padding: 0, border: 0 }}>
        <EventChoice events={events} chosen={chosen} onChange={setChosen} />
      </fieldset>
      {differs && mayChange && (
        <div className={sheet.row}>
          <Button type="primary" loading={change.isPending} onClick={() => change.mutate({})}>
            {t("notices.save")}
          </Button>
        </div>
      )}
      {error && <Banner tone="caution">{failureLine(error, t)}</Banner>}
      <Told row={row} />
    </section>
  );
}

function Told({ row }: { row: Destination }) {
  const { t } = useTranslation();
  if (row.newest.length === 0) return <p className="quiet">{t("notices.nothingTold")}</p>;
  return (
    <ul aria-label={t("notices.newest")}>
      {row.newest.slice(0, 5).map((told, place) => (
        <li key={place} className="small">
          <span className="num quiet">{formatMinute(told.at)}</span> {told.text} <span className="quiet">{t(`notices.state.${told.state}`)}</span>
          {told.error && <span className="quiet"> {told.error}</span>}
        </li>
      ))}
    </ul>
  );
}
