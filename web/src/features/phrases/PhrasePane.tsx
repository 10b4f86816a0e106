import { Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Bones, Failure } from "@/ui/Notice";
import { FilledText } from "./FilledText";
import styles from "./Phrases.module.css";
import { LAYERS, takenFrom, type Layer, type OnTake, type Phrase } from "./shapes";
import { usePhrases } from "./usePhrases";

type Props = { shopId: number; orderNo?: string; talkId?: number; onTake?: OnTake };

/** The phrases beside a talk: found by code, initials or words, filled with the order's values; a click takes one. */
export function PhrasePane({ shopId, orderNo, onTake }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [layer, setLayer] = useState<Layer | "all">("all");
  const found = usePhrases({ shop: shopId, typed, layer: layer === "all" ? undefined : layer, orderNo });
  return (
    <div className={styles.pane}>
      <Input allowClear aria-label={t("phrases.search")} placeholder={t("phrases.searchHint")} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <Segmented<Layer | "all"> block size="small" aria-label={t("phrases.whose")} value={layer} onChange={setLayer} options={(["all", ...LAYERS] as const).map((value) => ({ value, label: t(`phrases.layer.${value}`) }))} />
      {found.isPending ? (
        <Bones widths={[90, 70, 95, 80]} />
      ) : found.isError ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data.items.length === 0 ? (
        <p className="quiet">{t(typed ? "phrases.notFound" : "phrases.none")}</p>
      ) : (
        <PaneList items={found.data.items} total={found.data.total} grouped={!typed} onTake={onTake} />
      )}
    </div>
  );
}

function PaneList({ items, total, grouped, onTake }: { items: readonly Phrase[]; total: number; grouped: boolean; onTake: OnTake | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className={styles.paneList}>
        {items.map((phrase, place) => (
          <li key={phrase.key}>
            {grouped && (place === 0 || items[place - 1]?.group !== phrase.group) && <h3>{phrase.group}</h3>}
            <button type="button" className={styles.take} disabled={!onTake} onClick={() => onTake?.(phrase.filled, takenFrom(phrase))}>
              <span className={styles.takeHead}>
                <strong>{phrase.title || phrase.group}</strong>
                {phrase.code && <kbd>/{phrase.code}</kbd>}
                {phrase.sent > 0 && <span className="quiet small num">{t("phrases.sent", { n: phrase.sent })}</span>}
              </span>
              <span className={styles.takeText}>
                <FilledText text={phrase.filled} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {total > items.length && <p className="quiet small">{t("phrases.more", { n: total - items.length })}</p>}
    </>
  );
}
