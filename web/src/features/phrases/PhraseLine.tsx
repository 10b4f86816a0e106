import { Button, Popconfirm, Tag } from "antd";
import { useState, type HTMLAttributes } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "@/ui/CopyButton";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { endPhrase, putAway } from "./calls";
import { Grip } from "./Grip";
import { PhraseDialog } from "./PhraseDialog";
import styles from "./Phrases.module.css";
import type { Layer, Phrase, PhrasePage } from "./shapes";
import { usePhraseAct } from "./usePhrases";

type Props = { shop: number; layer: Layer; page: PhrasePage; phrase: Phrase; drag?: HTMLAttributes<HTMLLIElement> };

/** One phrase of the page: what it says, how it is found, what became of it, and what may be done with it. */
export function PhraseLine({ shop, layer, page, phrase, drag }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const act = usePhraseAct();
  const shipped = phrase.id === null;
  const writes = page.writes.includes(shipped ? "shop" : layer);
  const title = phrase.title || phrase.text.slice(0, 12);
  return (
    <li className={styles.line} {...drag}>
      {drag && writes && <Grip of={title} />}
      <div className={styles.words}>
        <p className={styles.takeHead}>
          {phrase.title && <strong>{phrase.title}</strong>}
          {phrase.code && <kbd>/{phrase.code}</kbd>}
          {(phrase.goods_id || phrase.category) && <Tag>{phrase.category || t("phrases.ofGoods", { id: phrase.goods_id })}</Tag>}
          <Counts phrase={phrase} />
        </p>
        <p className={styles.text}>{phrase.text}</p>
        {phrase.asks.length > 0 && <p className="quiet small">{t("phrases.asked", { asks: phrase.asks.slice(0, 4).join(" / "), n: phrase.asks.length })}</p>}
        {act.isError && <Banner tone="caution">{failureLine(act.error, t)}</Banner>}
      </div>
      <div className={styles.lineTools}>
        <CopyButton text={phrase.text} />
        {writes && (
          <Button size="small" type="link" aria-label={t("phrases.editOf", { title })} onClick={() => setOpen(true)}>
            {t(shipped ? "phrases.own" : "phrases.edit")}
          </Button>
        )}
        {writes && (
          <Popconfirm title={t(shipped ? "phrases.putAwaySure" : "phrases.endSure")} onConfirm={() => act.mutate(() => (shipped ? putAway(shop, phrase) : endPhrase(shop, phrase)))}>
            <Button size="small" type="link" aria-label={t("phrases.endOf", { title })}>
              {t(shipped ? "phrases.putAway" : "phrases.end")}
            </Button>
          </Popconfirm>
        )}
      </div>
      {open && <PhraseDialog shop={shop} layer={shipped ? "shop" : layer} page={page} phrase={phrase} onClose={() => setOpen(false)} />}
    </li>
  );
}

function Counts({ phrase }: { phrase: Phrase }) {
  const { t } = useTranslation();
  if (phrase.sent === 0) return null;
  const kept = Math.round((100 * (phrase.sent - phrase.edited)) / phrase.sent);
  return (
    <span className="quiet small num">
      {t("phrases.sent", { n: phrase.sent })} · {t("phrases.kept", { n: kept })}
      {phrase.good + phrase.bad > 0 && ` · ${t("phrases.solved", { n: phrase.good, of: phrase.good + phrase.bad })}`}
    </span>
  );
}
