import { Button, Image } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { EndDialog } from "./EndDialog";
import styles from "./Returns.module.css";
import { toneOf, type Arrival } from "./shapes";
import type { ReturnsDesk } from "./useReturns";

/** One parcel: what it was found to be, whose it is, what to do next, and what may still be done with it. */
export function ArrivalLine({ arrival, desk, onHold, big = false }: { arrival: Arrival; desk: ReturnsDesk; onHold?: () => void; big?: boolean }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<"undo" | "give-up" | null>(null);
  const said = [arrival.inside, arrival.sender, arrival.note, arrival.end_reason].filter(Boolean).join(" · ");
  return (
    <li className={styles.line} data-tone={toneOf(arrival.state)} data-big={big}>
      <div className={styles.lineHead}>
        <strong className={styles.mark}>{t(`returns.state.${arrival.state}`)}</strong>
        <span>
          {arrival.came && t(`returns.came.${arrival.came}`)}
          {arrival.pieces !== null && ` ${t("returns.piecesCame", { count: arrival.pieces })}`}
          {arrival.gift === false && ` · ${t("returns.gifts.missing")}`}
        </span>
        <span className="num">{arrival.tracking_no || t("returns.noLabel")}</span>
      </div>
      {arrival.case && (
        <p>
          <Link to={`/cases/${arrival.case.id}`}>{arrival.case.number}</Link> {arrival.case.goods}
          {arrival.case.next && <strong className={styles.next}>{t("returns.next", { verb: pick(arrival.case.next.verb, arrival.case.next.verb_en) })}</strong>}
        </p>
      )}
      {said && <p>{said}</p>}
      {arrival.photos.length > 0 && (
        <Image.PreviewGroup>
          <div className={styles.photos}>
            {arrival.photos.map((photo) => (
              <Image key={photo.id} width={56} height={56} className={styles.thumb} alt={photo.name} src={`/api/returns/${arrival.id}/photos/${photo.id}`} />
            ))}
          </div>
        </Image.PreviewGroup>
      )}
      <div className={styles.lineFoot}>
        <span className="quiet small num">
          {formatMinute(arrival.at)} · {arrival.by?.name} · {arrival.shop.name}
          {arrival.state === "pooled" && ` · ${t("returns.keptUntil", { at: formatMinute(arrival.kept_until) })}`}
        </span>
        {onHold && arrival.may.open && (
          <Button size="small" onClick={onHold}>
            {t(arrival.state === "to_check" ? "returns.check" : "returns.attach")}
          </Button>
        )}
        {arrival.may.give_up && (
          <Button size="small" type="text" onClick={() => setEnding("give-up")}>
            {t("returns.giveUp")}
          </Button>
        )}
        {arrival.may.undo && (
          <Button size="small" type="text" onClick={() => setEnding("undo")}>
            {t("returns.undo")}
          </Button>
        )}
      </div>
      {ending && <EndDialog how={ending} desk={desk} arrival={arrival} onClose={() => setEnding(null)} />}
    </li>
  );
}
