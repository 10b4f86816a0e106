import { Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { WaitClock } from "@/features/reception/list/WaitClock";
import { useSession } from "@/features/session/session";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner, Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import styles from "./Desk.module.css";
import { RateText } from "./RateText";
import { useFloor, useSetPresence, type Floor, type PresenceState, type Seat } from "./useDeskData";

const STATES: readonly PresenceState[] = ["online", "break", "offline"];

/** 现场: who is at the desk, what they have before them, and what waits for nobody. Live, for whoever supervises. */
export function FloorPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const floor = useFloor(Number(params.get("shop")) || undefined);
  useEffect(() => {
    document.title = `${t("desk.floor")} · ${t("frame.name")}`;
  }, [t]);
  return (
    <div className={`${sheet.stack} ${styles.page}`} style={{ maxWidth: 1240 }}>
      <header>
        <h1>{t("desk.floor")}</h1>
        <p className="quiet">{t("desk.floorIntro")}</p>
      </header>
      {floor.isPending && <Bones widths={[95, 90, 92]} />}
      {floor.isError && <Failure error={floor.error} onRetry={() => void floor.refetch()} />}
      {floor.data && <Seen floor={floor.data} />}
    </div>
  );
}

function Seen({ floor }: { floor: Floor }) {
  const { t } = useTranslation();
  const { shops } = useSession();
  return (
    <>
      <ul className={styles.figures}>
        <li data-loud={floor.pool > 0}>
          <strong>{floor.pool}</strong> <Link to="/reception?scope=all">{t("desk.pool")}</Link>
        </li>
        <li data-loud={floor.held > 0}>
          <strong>{floor.held}</strong> <Link to="/reception?tab=held">{t("desk.held")}</Link>
        </li>
        {floor.rates.map((rate) => (
          <li key={rate.shop_id} data-loud={(rate.percent ?? 100) < rate.standard}>
            <strong>
              <RateText rate={rate} />
            </strong>{" "}
            {t("desk.rateOfShop", { shop: shops.find((shop) => shop.id === rate.shop_id)?.name ?? "" })}
          </li>
        ))}
      </ul>
      {floor.seats.length === 0 ? <Empty title={t("desk.nobody")}>{t("desk.nobodyText")}</Empty> : <Seats seats={floor.seats} />}
    </>
  );
}

function Seats({ seats }: { seats: readonly Seat[] }) {
  const { t } = useTranslation();
  const set = useSetPresence();
  return (
    <>
      {set.error && <Banner tone="caution">{failureLine(set.error, t)}</Banner>}
      <div className={sheet.scroll}>
        <table className={sheet.table}>
          <thead>
            <tr>
              <th>{t("desk.person")}</th>
              <th>{t("desk.state")}</th>
              <th className={styles.number}>{t("desk.open")}</th>
              <th className={styles.number}>{t("desk.waiting")}</th>
              <th>{t("desk.longest")}</th>
              <th className={styles.number}>{t("desk.abnormal")}</th>
              <th>{t("desk.rate")}</th>
            </tr>
          </thead>
          <tbody>
            {seats.map((seat) => (
              <tr key={seat.staff.id}>
                <td className={styles.person}>{seat.staff.name}</td>
                <td>
                  <Select<PresenceState> size="small" variant="borderless" aria-label={t("desk.stateOf", { name: seat.staff.name })} value={seat.state} disabled={set.isPending} onChange={(state) => set.mutate({ id: seat.staff.id, state })} options={STATES.map((value) => ({ value, label: t(`frame.state.${value}`) }))} />
                  {seat.since && <span className="quiet small">{t("desk.since", { time: formatMinute(seat.since) })}</span>}
                </td>
                <td className={styles.number}>{seat.open}</td>
                <td className={styles.number}>{seat.waiting}</td>
                <td>{seat.longest_since && seat.first_due ? <WaitClock since={seat.longest_since} due={seat.first_due} /> : <span className="quiet">—</span>}</td>
                <td className={styles.number}>{seat.abnormal || ""}</td>
                <td>
                  {seat.rates.map((rate) => (
                    <RateText key={rate.shop_id} rate={rate} whole />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
