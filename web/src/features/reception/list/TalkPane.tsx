import { Button, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { OpenCompanion } from "@/features/companion/OpenCompanion";
import { Bones, Failure } from "@/ui/Notice";
import type { Place } from "../place";
import { EmptyTalks } from "./EmptyTalks";
import { HeldList } from "./HeldList";
import { TalkList } from "./TalkList";
import styles from "./TalkPane.module.css";
import { TalkTabs, type ListTab } from "./TalkTabs";
import { useHeld } from "./useHeld";
import { useTabCounts, useTalks } from "./useTalks";

type Props = { place: Place; me: number; supervises: boolean; seesAll: boolean; onPlace: (change: Partial<Place>) => void; onRows: (rows: readonly TalkRow[]) => void };

/** The left pane: tabs with counts, whose conversations, and the list. */
export function TalkPane({ place, me, supervises, seesAll, onPlace, onRows }: Props) {
  const { t } = useTranslation();
  const { tab, scope, shop } = place;
  const counts = useTabCounts(scope, shop);
  const held = useHeld(shop, supervises);
  const change = (next: ListTab) => onPlace({ tab: next });
  return (
    <section className={styles.pane} aria-label={t("reception.talks")}>
      <TalkTabs tab={tab} counts={counts} held={supervises ? (held.data?.length ?? 0) : null} onChange={change} />
      {seesAll && tab !== "held" && (
        <div className={styles.scope}>
          <Segmented size="small" value={scope} onChange={(value) => onPlace({ scope: value })} options={(["mine", "all"] as const).map((value) => ({ value, label: t(`reception.scope.${value}`) }))} />
        </div>
      )}
      <div id="talks" className={styles.body} role="tabpanel" aria-labelledby={`talks-${tab}`}>
        {tab === "held" ? <HeldList query={held} onOpen={(row) => onPlace({ talk: row.id })} /> : <Talks key={`${tab} ${scope} ${shop}`} place={{ ...place, tab }} me={me} onPlace={onPlace} onRows={onRows} />}
      </div>
      <OpenCompanion shop={shop} className={styles.companion} />
    </section>
  );
}

type TalksProps = Pick<Props, "me" | "onPlace" | "onRows"> & { place: Place & { tab: Exclude<ListTab, "held"> } };

function Talks({ place, me, onPlace, onRows }: TalksProps) {
  const { t } = useTranslation();
  const { tab, scope, shop } = place;
  const [wanted] = useState({ tab, scope, shop, me });
  const [still, setStill] = useState(false);
  const { query, rows, waiting } = useTalks(wanted, still);
  const ids = rows.map((row) => `${row.id}.${row.version}`).join();
  useEffect(() => {
    onRows(rows);
    // The rows are new objects at each draw; their ids and versions tell when they differ.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ids, onRows]);
  if (query.isPending) return <Bones widths={[92, 70, 88, 64, 95, 72, 90, 60, 84, 76]} />;
  if (query.isError && rows.length === 0) return <Failure error={query.error} kept={t("reception.kept")} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <EmptyTalks tab={tab} shop={shop} />;
  return (
    <>
      {still && waiting > 0 && (
        <Button className={styles.waiting} size="small" onClick={() => setStill(false)}>
          {t("reception.moreWaiting", { n: waiting })}
        </Button>
      )}
      <TalkList rows={rows} activeId={place.talk} me={me} more={query} onOpen={(row) => onPlace({ talk: row.id })} onHold={setStill} />
    </>
  );
}
