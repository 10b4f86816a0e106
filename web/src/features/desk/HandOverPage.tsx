import { Button, Checkbox, Input, Segmented, Select } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { TalkRow } from "@/api/types";
import { useColleagues } from "@/features/cases/list/useColleagues";
import { RowClock } from "@/features/reception/list/WaitClock";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner, Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { TimeLeft } from "@/ui/TimeLeft";
import { showToast } from "@/ui/toast";
import styles from "./Desk.module.css";
import { useHandOver, usePassOn, type HandOverList } from "./useDeskData";

const HOURS = [4, 12, 24] as const;

/** 交接: what I leave behind at the end of a shift, and to whom it goes. */
export function HandOverPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [hours, setHours] = useState<number>(12);
  const list = useHandOver(Number(params.get("shop")) || undefined, hours);
  useEffect(() => {
    document.title = `${t("desk.handOver")} · ${t("frame.name")}`;
  }, [t]);
  return (
    <div className={`${sheet.stack} ${styles.page}`}>
      <header className={sheet.head}>
        <div>
          <h1>{t("desk.handOver")}</h1>
          <p className="quiet">{t("desk.handOverIntro")}</p>
        </div>
        <Segmented<number> aria-label={t("desk.ahead")} value={hours} onChange={setHours} options={HOURS.map((value) => ({ value, label: t("desk.hours", { n: value }) }))} />
      </header>
      {list.isPending && <Bones widths={[80, 90, 70]} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && <Left key={list.data.talks.map((talk) => talk.id).join()} list={list.data} />}
    </div>
  );
}

function Left({ list }: { list: HandOverList }) {
  const { t } = useTranslation();
  if (list.talks.length + list.unsent.length + list.promises.length + list.cases.length === 0) return <Empty title={t("desk.nothingLeft")}>{t("desk.nothingLeftText")}</Empty>;
  return (
    <>
      {list.talks.length > 0 && <Talks talks={list.talks} />}
      <Part title={t("desk.unsent")} count={list.unsent.length}>
        {list.unsent.map((one) => (
          <li key={one.id}>
            <Link to={`/reception/${one.talk_id}`}>{t(`desk.unsentState.${unsent(one.state)}`)}</Link> <span>{one.text}</span>
          </li>
        ))}
      </Part>
      <Part title={t("desk.promises")} count={list.promises.length}>
        {list.promises.map((one) => (
          <li key={`${one.case_id} ${one.due_at} ${one.what}`}>
            <Link to={`/cases/${one.case_id}`}>{one.number}</Link> <span>{one.what}</span>
            <span className="quiet">{t(one.broken ? "desk.broken" : "desk.dueAt", { time: formatMinute(one.due_at) })}</span>
          </li>
        ))}
      </Part>
      <Part title={t("desk.cases")} count={list.cases.length}>
        {list.cases.map((one) => (
          <li key={one.id}>
            <Link to={`/cases/${one.id}`}>{one.number}</Link> <span>{one.goods}</span>
            {one.due && <TimeLeft clock={one.due} />}
          </li>
        ))}
      </Part>
    </>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className={sheet.card}>
      <h3>
        {title} <span className="quiet">{count}</span>
      </h3>
      <ul className={styles.lines}>{children}</ul>
    </section>
  );
}

function unsent(state: string): "to_copy" | "held" | "failed" {
  return state === "held" || state === "failed" ? state : "to_copy";
}

/** The talks, all ticked at first, with the person they go to and what that person has to know. */
function Talks({ talks }: { talks: readonly TalkRow[] }) {
  const { t } = useTranslation();
  const colleagues = useColleagues(String(talks[0]?.shop.id ?? ""));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(talks.map((talk) => talk.id)));
  const [to, setTo] = useState<number>(0);
  const [note, setNote] = useState("");
  const pass = usePassOn();
  const toggle = (id: number) => setChosen(new Set(chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id]));
  const ready = chosen.size > 0 && note.trim().length >= 2;
  const whom = to ? colleagues.find((each) => each.id === to)?.name : t("reception.transfer.anybody");
  // Not as a callback of mutate(): the list that comes back mounts these anew.
  const passOn = () =>
    pass.mutateAsync({ talk_ids: [...chosen], to: to || null, note }).then(
      () => showToast(t("desk.passedOn", { n: chosen.size, whom })),
      () => undefined, // the banner says it
    );
  return (
    <section className={sheet.card} aria-label={t("desk.talks")}>
      <h3>
        {t("desk.talks")} <span className="quiet">{talks.length}</span>
      </h3>
      <ul className={styles.lines}>
        {talks.map((talk) => (
          <li key={talk.id}>
            <Checkbox checked={chosen.has(talk.id)} onChange={() => toggle(talk.id)} aria-label={t("desk.choose", { buyer: talk.buyer ?? "" })} />
            <Link to={`/reception/${talk.id}`}>{talk.buyer ?? t("reception.someBuyer")}</Link>
            <span className={`quiet clip ${styles.said}`}>{talk.last_line}</span>
            <RowClock row={talk} />
          </li>
        ))}
      </ul>
      <div className={styles.form}>
        <label htmlFor="hand-to">{t("desk.to")}</label>
        <Select id="hand-to" value={to} onChange={setTo} options={[{ value: 0, label: t("reception.transfer.anybody") }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]} />
        <label htmlFor="hand-note">{t("desk.note")}</label>
        <Input id="hand-note" maxLength={500} value={note} placeholder={t("desk.noteHint")} onChange={(event) => setNote(event.target.value)} />
      </div>
      {pass.error && <Banner tone="caution">{failureLine(pass.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" disabled={!ready} loading={pass.isPending} onClick={() => void passOn()}>
          {t("desk.passOn", { n: chosen.size })}
        </Button>
      </div>
    </section>
  );
}
