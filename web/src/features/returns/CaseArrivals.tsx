import { useQuery } from "@tanstack/react-query";
import { Image } from "antd";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { useCaseDesk } from "@/features/cases/page/desk";
import { formatMinute } from "@/ui/moment";
import styles from "./Returns.module.css";
import { toneOf, type Arrival } from "./shapes";

/** On the page of a case: what came back, when, and what it was found to be. Nothing where nothing came. */
export function CaseArrivals() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const case_id = detail.id;
  const { data } = useQuery({ queryKey: ["returns", "of-case", case_id], queryFn: ({ signal }) => unwrap(api.GET("/api/returns/of-case/{case_id}", { params: { path: { case_id } }, signal })) });
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={t("returns.ofCase")}>
      <h2>{t("returns.ofCase")}</h2>
      <ul className={styles.list}>
        {data.map((arrival) => (
          <Line key={arrival.id} arrival={arrival} />
        ))}
      </ul>
    </section>
  );
}

function Line({ arrival }: { arrival: Arrival }) {
  const { t } = useTranslation();
  return (
    <li className={styles.line} data-tone={toneOf(arrival.state)}>
      <div className={styles.lineHead}>
        <strong className={styles.mark}>{t(`returns.state.${arrival.state}`)}</strong>
        <span>
          {arrival.came && t(`returns.came.${arrival.came}`)}
          {arrival.pieces !== null && ` ${t("returns.piecesCame", { count: arrival.pieces })}`}
          {arrival.gift === false && ` · ${t("returns.gifts.missing")}`}
        </span>
      </div>
      <p className="num small">
        {arrival.carrier} {arrival.tracking_no || t("returns.noLabel")}
      </p>
      {arrival.way === "recalled" && <p className="small">{t("returns.recalled")}</p>}
      {arrival.note && <p>{arrival.note}</p>}
      {arrival.photos.length > 0 && (
        <Image.PreviewGroup>
          <div className={styles.photos}>
            {arrival.photos.map((photo) => (
              <Image key={photo.id} width={56} height={56} className={styles.thumb} alt={photo.name} src={`/api/returns/${arrival.id}/photos/${photo.id}`} />
            ))}
          </div>
        </Image.PreviewGroup>
      )}
      <p className="quiet small num">
        {t("returns.arrivedAt", { at: formatMinute(arrival.at), name: arrival.by?.name ?? "" })}
        {arrival.opened_at && ` · ${t("returns.openedAt", { at: formatMinute(arrival.opened_at), name: arrival.opened_by?.name ?? "" })}`}
      </p>
    </li>
  );
}
