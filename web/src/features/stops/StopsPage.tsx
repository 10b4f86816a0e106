import { Button, Input, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { copyText } from "@/ui/copyText";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { VIEWS, type Stop, type View } from "./shapes";
import { StopTable } from "./StopTable";
import styles from "./Stops.module.css";
import { fileAddress, readNumbers, useStopList, useTick, type Asked } from "./useStops";

/** 停发单: refunds of orders that have not been shipped. Each is ticked: it stays here, or it had left. */
export function StopsPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((each) => each === params.get("view")) ?? "asked";
  const asked: Asked = { shop: Number(params.get("shop")) || undefined, view, q: params.get("q") ?? "" };
  const list = useStopList(asked);
  const stops = list.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = list.data?.pages[0]?.counts;
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  useEffect(() => {
    document.title = `${t("stops.title")} · ${t("frame.name")}`;
  }, [t]);
  return (
    <div className={`${sheet.stack} ${styles.page}`} style={{ maxWidth: 1240 }}>
      <header>
        <h1>{t("stops.title")}</h1>
        <p className="quiet">{t("stops.intro")}</p>
      </header>
      <div className={styles.bar}>
        <Segmented<View> aria-label={t("stops.views")} value={view} onChange={(next) => set("view", next)} options={VIEWS.map((value) => ({ value, label: nameOf(t(`stops.view.${value}`), counts?.[value]) }))} />
        <Input.Search key={asked.q} aria-label={t("stops.find")} placeholder={t("stops.find")} allowClear defaultValue={asked.q} style={{ width: 220 }} onSearch={(q) => set("q", q.trim())} />
        <span className={`${sheet.row} ${styles.end}`}>
          <CopyNumbers asked={asked} disabled={stops.length === 0} />
          <Button href={fileAddress(asked)} disabled={stops.length === 0} download>
            {t("stops.export")}
          </Button>
        </span>
      </div>
      {list.isPending && <Bones widths={[95, 90, 92]} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (stops.length === 0 ? <Empty title={t(asked.q ? "stops.notFound" : `stops.none.${view}`)}>{!asked.q && view === "asked" && t("stops.noneText")}</Empty> : <Ticking key={`${view} ${asked.q}`} stops={stops} view={view} />)}
      {list.hasNextPage && (
        <Button style={{ alignSelf: "flex-start" }} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("stops.more")}
        </Button>
      )}
    </div>
  );
}

/** The table with what is selected in it. */
function Ticking({ stops, view }: { stops: readonly Stop[]; view: View }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const tick = useTick();
  const say = (ids: ReadonlySet<number>, left: boolean) => {
    const ticks = stops.filter((stop) => ids.has(stop.id));
    tick.mutate({ ticks, left }, { onSuccess: () => setChosen(new Set()) });
  };
  const still = stops.filter((stop) => chosen.has(stop.id)).length;
  return (
    <>
      {tick.error && <Banner tone="caution">{failureLine(tick.error, t)}</Banner>}
      {view === "asked" && still > 0 && (
        <div className={sheet.row} role="group" aria-label={t("stops.chosen", { n: still })}>
          <strong>{t("stops.chosen", { n: still })}</strong>
          <Button type="primary" loading={tick.isPending} onClick={() => say(chosen, false)}>
            {t("stops.allStopped")}
          </Button>
          <Button disabled={tick.isPending} onClick={() => say(chosen, true)}>
            {t("stops.allLeft")}
          </Button>
        </div>
      )}
      <StopTable stops={stops} view={view} chosen={chosen} busy={tick.isPending} onChoose={setChosen} onSay={(id, left) => say(new Set([id]), left)} />
    </>
  );
}

function CopyNumbers({ asked, disabled }: { asked: Asked; disabled: boolean }) {
  const { t } = useTranslation();
  const [state, setState] = useState<"ready" | "done" | "failed">("ready");
  const copy = async () => {
    try {
      setState((await copyText(await readNumbers(asked))) ? "done" : "failed");
    } catch {
      setState("failed");
    }
    setTimeout(() => setState("ready"), 1800);
  };
  return (
    <Button disabled={disabled} onClick={() => void copy()}>
      {t(`stops.copy.${state}`)}
    </Button>
  );
}

function nameOf(name: string, count: number | undefined): string {
  return count ? `${name} ${count > 1000 ? "1000+" : count}` : name;
}
