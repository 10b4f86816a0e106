import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { TalkRow } from "@/api/types";
import { useSession } from "@/features/session/session";
import type { TakenFrom } from "@/features/phrases";
import { pruneDrafts } from "@/ui/drafts";
import { Failure } from "@/ui/Notice";
import { useWide } from "@/ui/useWide";
import type { InputHandle } from "./input/Composer";
import { LineDown } from "./LineDown";
import { NoTalk } from "./NoTalk";
import { TalkPane } from "./list/TalkPane";
import { useTalk } from "./list/useTalks";
import { readPlace, writePlace, type Place } from "./place";
import styles from "./ReceptionPage.module.css";
import { SidePane } from "./side/SidePane";
import { TalkCentre } from "./talk/TalkCentre";
import { useReceptionKeys } from "./useReceptionKeys";

const NONE: readonly TalkRow[] = [];

/** Where a 客服 spends the day: the conversations, the open one, and everything about its buyer. */
export function ReceptionPage() {
  const { t } = useTranslation();
  const { staff, shops } = useSession();
  const { talkId } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const place = readPlace(talkId, params);
  const [rows, setRows] = useState(NONE);
  const [side, setSide] = useState(false);
  const input = useRef<InputHandle>(null);
  const [three, two] = [useWide(1180), useWide(760)];
  const open = useTalk(place.talk, rows);
  const talk = open.data;

  const go = (change: Partial<Place>) => void navigate(writePlace({ ...place, ...change }), { replace: change.talk === undefined });
  const walk = useWalk(rows, place.talk, (row) => go({ talk: row.id }));
  useReceptionKeys({ walk, answer: () => input.current?.focus() });
  useEffect(() => pruneDrafts(), []);
  useEffect(() => {
    document.title = `${t("frame.reception")} · ${t("frame.name")}`;
  }, [t]);
  const onInput = useCallback(() => input.current, []);
  const take = useCallback((text: string, from: Partial<TakenFrom>) => input.current?.put(text, from), []);

  const mine = shops.filter((shop) => place.shop === null || shop.id === place.shop);
  const supervises = mine.some((shop) => shop.role === "supervisor" || shop.role === "owner");
  const seesAll = mine.some((shop) => shop.role !== "agent");
  const list = <TalkPane place={place} me={staff.id} supervises={supervises} seesAll={seesAll} onPlace={go} onRows={setRows} />;
  const showsList = two || place.talk === null;
  const sidePane = talk && <SidePane key={`side ${talk.id}`} talk={talk} onTake={take} onClose={three ? undefined : () => setSide(false)} />;
  return (
    <div className={styles.page} data-panes={!two ? 1 : three ? 3 : 2}>
      <LineDown />
      <div className={styles.panes}>
        {showsList && list}
        {(two || place.talk !== null) &&
          (talk ? (
            <TalkCentre key={`talk ${talk.id}`} talk={talk} input={input} onInput={onInput} onBack={two ? undefined : () => go({ talk: null })} onSide={three ? undefined : () => setSide(true)} />
          ) : open.isError ? (
            <Failure error={open.error} onRetry={() => void open.refetch()} />
          ) : (
            <NoTalk loading={place.talk !== null} />
          ))}
        {three && (sidePane ?? <div className={styles.noSide} />)}
        {!three && side && sidePane && <div className={styles.drawer}>{sidePane}</div>}
      </div>
    </div>
  );
}

/** The next or the one before; where the open one has left the list, the one that took its place. */
function useWalk(rows: readonly TalkRow[], activeId: number | null, open: (row: TalkRow) => void): (step: 1 | -1) => void {
  const last = useRef(-1);
  const at = rows.findIndex((row) => row.id === activeId);
  useEffect(() => {
    if (at >= 0) last.current = at;
  }, [at]);
  return (step) => {
    const next = at >= 0 ? at + step : step > 0 ? Math.max(last.current, 0) : last.current - 1;
    const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    if (row && row.id !== activeId) open(row);
  };
}
