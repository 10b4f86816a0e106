import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner, Empty } from "@/ui/Notice";
import { arrangeGroups, arrangePhrases } from "./calls";
import { GroupHead } from "./GroupHead";
import styles from "./Phrases.module.css";
import { PhraseLine } from "./PhraseLine";
import type { Layer, Phrase, PhraseGroup, PhrasePage } from "./shapes";
import { useDrag } from "./useDrag";
import { usePhraseAct } from "./usePhrases";

type Props = { shop: number; layer: Layer; page: PhrasePage; sought: boolean };

/** One layer: its groups in their order with their phrases. While something is sought, what was found, best first. */
export function LayerList({ shop, layer, page, sought }: Props) {
  const { t } = useTranslation();
  const act = usePhraseAct();
  const writes = page.writes.includes(layer);
  const drag = useDrag(page.groups.map((group) => group.id), writes, (ids) => act.mutate(() => arrangeGroups(shop, layer, ids)));
  if (page.items.length === 0 && (sought || page.groups.length === 0))
    return sought ? <p className="quiet">{t("phrases.notFound")}</p> : <Empty title={t(`phrases.empty.${layer}`)}>{t(`phrases.emptyHint.${layer}`)}</Empty>;
  const flat = sought || layer === "starter";
  return (
    <>
      {act.isError && (
        <Banner tone="caution" action={<Button size="small" onClick={() => act.reset()}>{t("phrases.seen")}</Button>}>
          {failureLine(act.error, t)}
        </Banner>
      )}
      {flat
        ? runsOf(page.items, sought).map(([name, items]) => <Run key={name} shop={shop} layer={layer} page={page} name={name} items={items} />)
        : page.groups.map((group, place) => (
            <section key={group.id} className={styles.group} aria-label={group.name} {...drag(place)}>
              <GroupHead shop={shop} group={group} empty={!page.items.some((each) => each.group_id === group.id)} writes={writes} />
              <Lines shop={shop} layer={layer} page={page} group={group} writes={writes} onFail={act.mutate} />
            </section>
          ))}
      {page.total > page.items.length && <p className="quiet small">{t("phrases.more", { n: page.total - page.items.length })}</p>}
    </>
  );
}

type LinesProps = { shop: number; layer: Layer; page: PhrasePage; group: PhraseGroup; writes: boolean; onFail: (act: () => Promise<PhrasePage>) => void };

function Lines({ shop, layer, page, group, writes, onFail }: LinesProps) {
  const items = page.items.filter((each) => each.group_id === group.id);
  const whole = page.total === page.items.length;
  const drag = useDrag(items.map((each) => each.id ?? 0), writes && whole, (ids) => onFail(() => arrangePhrases(shop, group.id, ids)));
  return (
    <ul className={styles.list}>
      {items.map((phrase, place) => (
        <PhraseLine key={phrase.key} shop={shop} layer={layer} page={page} phrase={phrase} drag={drag(place)} />
      ))}
    </ul>
  );
}

function Run({ shop, layer, page, name, items }: { shop: number; layer: Layer; page: PhrasePage; name: string; items: readonly Phrase[] }) {
  return (
    <section className={styles.group}>
      {name && <h2>{name}</h2>}
      <ul className={styles.list}>
        {items.map((phrase) => (
          <PhraseLine key={phrase.key} shop={shop} layer={layer} page={page} phrase={phrase} />
        ))}
      </ul>
    </section>
  );
}

/** Phrases that stand one after the other in one group; what was found keeps its order and has no heads. */
function runsOf(items: readonly Phrase[], sought: boolean): [string, Phrase[]][] {
  if (sought) return [["", [...items]]];
  const runs = new Map<string, Phrase[]>();
  for (const phrase of items) runs.set(phrase.group, [...(runs.get(phrase.group) ?? []), phrase]);
  return [...runs];
}
