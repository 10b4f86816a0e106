import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import sheet from "@/ui/Sheet.module.css";
import type { Account } from "./shapes";

/** Parcels that are not told about, and why. */
export function TroubledTable({ parcels }: { parcels: Account["troubled"] }) {
  const { t } = useTranslation();
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table} aria-label={t("couriers.troubled")}>
        <thead>
          <tr>
            <th>{t("couriers.column.number")}</th>
            <th>{t("couriers.column.order")}</th>
            <th>{t("couriers.column.why")}</th>
          </tr>
        </thead>
        <tbody>
          {parcels.map((parcel) => (
            <tr key={`${parcel.order_no} ${parcel.tracking_no}`}>
              <td className="num nowrap">
                {parcel.tracking_no}
                <div className="quiet small">{[parcel.carrier, t(`couriers.direction.${parcel.direction}`)].filter(Boolean).join(" · ")}</div>
              </td>
              <td className="num nowrap">{parcel.order_no}</td>
              <td>{pick(parcel.error.message, parcel.error.message_en)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
