import { Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Bones, Empty, Failure } from "@/ui/Notice";
import { ArrivalLine } from "./ArrivalLine";
import styles from "./Returns.module.css";
import { VIEWS, type Arrival, type ReturnsList, type View } from "./shapes";
import { useReturnsList, type ReturnsDesk } from "./useReturns";

/** Today's parcels with their counts, those that wait to be opened, and the pool of unknown ones with its search. */
export function ArrivalList({ desk, shop, onHold }: { desk: ReturnsDesk; shop?: number; onHold: (arrival: Arrival) => void }) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>("today");
  const [words, setWords] = useState("");
  const list = useReturnsList(view, words.trim(), shop);
  const items = list.data?.items ?? [];
  return (
    <section className={styles.lists} aria-label={t(`returns.view.${view}`)}>
      <div className={styles.tabs}>
        <Segmented<View> aria-label={t("returns.views")} value={view} onChange={setView} options={VIEWS.map((value) => ({ value, label: nameOf(t(`returns.view.${value}`), countOf(value, list.data)) }))} />
        <Input.Search allowClear aria-label={t("returns.words")} placeholder={t("returns.words")} maxLength={100} onSearch={setWords} style={{ maxWidth: 260 }} />
      </div>
      {list.data && view === "today" && <Today counts={list.data.today} />}
      {list.isPending && <Bones widths={[95, 90, 92]} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <Empty title={t(`returns.noneHere.${view}`)}>{t("returns.noneText")}</Empty>}
      {items.length > 0 && (
        <ul className={styles.list}>
          {items.map((arrival) => (
            <ArrivalLine key={arrival.id} arrival={arrival} desk={desk} onHold={() => onHold(arrival)} />
          ))}
        </ul>
      )}
      {list.data?.more && <p className="quiet small">{t("returns.more")}</p>}
    </section>
  );
}

function Today({ counts }: { counts: ReturnsList["today"] }) {
  const { t } = useTranslation();
  const shown = (["passed", "failed", "to_check", "pooled"] as const).filter((state) => counts[state]);
  if (shown.length === 0) return null;
  return <p className="num">{shown.map((state) => `${t(`returns.state.${state}`)} ${counts[state] ?? 0}`).join(" · ")}</p>;
}

function countOf(view: View, list: ReturnsList | undefined): number {
  if (!list) return 0;
  if (view === "today") return Object.values(list.today).reduce((sum, each) => sum + each, 0);
  return view === "pool" ? list.pooled : view === "to_check" ? list.to_check : 0;
}

function nameOf(name: string, count: number): string {
  if (count === 0) return name;
  return `${name} ${count >= 1000 ? "1000+" : count}`;
}
