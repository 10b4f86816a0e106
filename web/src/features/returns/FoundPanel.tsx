import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ArrivalLine } from "./ArrivalLine";
import { OpenForm } from "./OpenForm";
import { PoolForm } from "./PoolForm";
import styles from "./Returns.module.css";
import type { Found, Hit } from "./shapes";
import type { ReturnsDesk } from "./useReturns";

type Props = { found: Found; desk: ReturnsDesk; shops: readonly { id: number; name: string }[] };

/** What a number led to: one case to open the parcel for, several to choose from, or none. */
export function FoundPanel({ found, desk, shops }: Props) {
  const { t } = useTranslation();
  const open = found.hits.filter((hit) => hit.may && !hit.arrived);
  const [chosen, setChosen] = useState<number | null>(open.length === 1 ? (open[0]?.case.id ?? null) : null);
  const hit = open.find((each) => each.case.id === chosen);
  const waiting = found.arrivals.find((each) => each.may.open && each.state === "to_check");
  const known = found.arrivals.length > 0;
  if (waiting && !desk.held) return <Waiting arrival={waiting} desk={desk} />;
  return (
    <section className={styles.panel} aria-live="polite">
      {known && <p className={styles.state} data-tone="open">{t("returns.twice")}</p>}
      {known && <ul className={styles.list}>{found.arrivals.map((each) => <ArrivalLine key={each.id} arrival={each} desk={desk} />)}</ul>}
      {found.hits.length === 0 && !known && <p className={styles.state} data-tone="open">{noneText(found, desk.held !== null, t)}</p>}
      {found.hits.length > 1 && !hit && <p className={styles.state} data-tone="open">{t("returns.several", { count: found.hits.length })}</p>}
      {(hit ? [hit] : found.hits.filter((each) => !known || !each.arrived)).map((each) => (
        <HitCard key={each.case.id} hit={each} onChoose={hit || each.arrived || !each.may ? undefined : () => setChosen(each.case.id)} />
      ))}
      {hit && <OpenForm key={hit.case.id} busy={desk.busy} withPhotos={!desk.held} onOpen={(opened) => desk.open(hit, opened)} onScan={desk.scan} />}
      {found.hits.length === 0 && !known && !desk.held && (shops.length > 0 ? <PoolForm number={found.number} shops={shops} busy={desk.busy} onPool={desk.pool} /> : <p className="quiet">{t("returns.readOnly")}</p>)}
    </section>
  );
}

/** The parcel was here before its case; now it is opened for it. */
function Waiting({ arrival, desk }: { arrival: Found["arrivals"][number]; desk: ReturnsDesk }) {
  const { t } = useTranslation();
  return (
    <section className={styles.panel} aria-live="polite">
      <p className={styles.state} data-tone="open">{t("returns.waits")}</p>
      <ul className={styles.list}><ArrivalLine arrival={arrival} desk={desk} /></ul>
      <OpenForm busy={desk.busy} withPhotos={false} onOpen={(opened) => desk.check(arrival, opened)} onScan={desk.scan} />
    </section>
  );
}

function HitCard({ hit, onChoose }: { hit: Hit; onChoose?: () => void }) {
  const { t } = useTranslation();
  const lines = hit.lines.length > 0 ? hit.lines : [{ goods: hit.case.goods, sku: hit.case.sku, quantity: hit.case.quantity }];
  return (
    <article className={styles.hit}>
      <p className="quiet small">
        <Link to={`/cases/${hit.case.id}`}>{hit.case.number}</Link> · {hit.case.shop.name} · <span className="num">{hit.case.order_no}</span> · {t(`returns.why.${hit.why}`)} {hit.carrier} · {t(`words.stage.${hit.case.stage}`)}
      </p>
      {lines.map((line, place) => (
        <p key={place} className={styles.goods}>
          {line.goods} {line.sku} {line.quantity !== null && <strong>× {line.quantity}</strong>}
        </p>
      ))}
      {hit.way === "recalled" && <p className={styles.hint}>{t("returns.recalled")}</p>}
      {hit.case.reason && <p className="quiet">{t("returns.reason", { reason: hit.case.reason })}</p>}
      {hit.arrived && <p className={styles.hint}>{t("returns.arrived")}</p>}
      {onChoose && (
        <button type="button" className={styles.pick} onClick={onChoose}>
          {t("returns.pick")}
        </button>
      )}
    </article>
  );
}

function noneText(found: Found, held: boolean, t: TFunction): string {
  if (held) return t("returns.noCase", { number: found.number });
  if (found.number === "") return t("returns.unlabelledText");
  const order = found.orders[0];
  return order ? t("returns.noRequest", { order: order.order_no }) : t("returns.none", { number: found.number });
}
