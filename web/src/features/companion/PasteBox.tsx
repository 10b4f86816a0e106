import { CloseOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import styles from "./Companion.module.css";
import { useKeepPaste, useLook, type PastedTurn } from "./useCompanion";

type Props = { shop: number; talk: TalkRow | undefined; onKept: (talk: TalkRow) => void };

/** Where the buyer's words or a whole copied chat are pasted; what was understood can be put right before it is kept. */
export function PasteBox({ shop, talk, onKept }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const look = useLook(shop, text);
  return (
    <section className={styles.paste} aria-label={t("companion.paste")}>
      <Input.TextArea aria-label={t("companion.paste")} autoSize={{ minRows: talk ? 1 : 4, maxRows: 8 }} placeholder={t(talk ? "companion.pasteMore" : "companion.pasteHint")} value={text} onChange={(event) => setText(event.target.value)} />
      {look.error && <Banner tone="caution">{failureLine(look.error, t)}</Banner>}
      {look.data && text.trim() !== "" && (
        <Turns
          key={text}
          shop={shop}
          talk={talk}
          found={look.data}
          onKept={(kept) => {
            setText("");
            onKept(kept);
          }}
        />
      )}
    </section>
  );
}

function Turns({ shop, talk, found, onKept }: Props & { found: { turns: PastedTurn[]; buyer: string } }) {
  const { t } = useTranslation();
  const [turns, setTurns] = useState(found.turns);
  const [buyer, setBuyer] = useState(found.buyer);
  const [orderNo, setOrderNo] = useState("");
  const keep = useKeepPaste();
  const flip = (at: number) => setTurns(turns.map((turn, place) => (place === at ? { ...turn, who: turn.who === "buyer" ? "agent" : "buyer" } : turn)));
  const save = () => keep.mutate({ shop_id: shop, turns, buyer: talk ? "" : buyer, order_no: talk ? "" : orderNo, talk_id: talk?.id ?? null }, { onSuccess: onKept });
  return (
    <>
      <ol className={styles.turns}>
        {turns.map((turn, place) => (
          <li key={`${place} ${turn.text}`} data-who={turn.who}>
            <button type="button" title={t("companion.flip")} onClick={() => flip(place)}>
              {t(`companion.who.${turn.who}`)}
            </button>
            <span>{turn.text}</span>
            {turn.at && <time className="quiet small">{formatMinute(turn.at)}</time>}
            <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t("companion.leaveOut")} onClick={() => setTurns(turns.filter((_, other) => other !== place))} />
          </li>
        ))}
      </ol>
      {!talk && (
        <div className={styles.about}>
          <Input aria-label={t("companion.buyer")} placeholder={t("companion.buyer")} maxLength={100} value={buyer} onChange={(event) => setBuyer(event.target.value)} />
          <Input aria-label={t("companion.order")} placeholder={t("companion.order")} maxLength={64} value={orderNo} onChange={(event) => setOrderNo(event.target.value)} />
        </div>
      )}
      {keep.error && <Banner tone="caution">{failureLine(keep.error, t)}</Banner>}
      <Button type="primary" disabled={turns.length === 0} loading={keep.isPending} onClick={save}>
        {t(talk ? "companion.add" : "companion.begin")}
      </Button>
    </>
  );
}
