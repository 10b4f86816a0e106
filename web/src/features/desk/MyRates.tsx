import { useTranslation } from "react-i18next";
import { useSession } from "@/features/session/session";
import { useRates } from "./useDeskData";

/** My reply rate of today, a line per shop in which somebody waited for me. */
export function MyRates() {
  const { t } = useTranslation();
  const { staff, shops } = useSession();
  const rates = useRates(undefined, true);
  const mine = (rates.data ?? []).filter((rate) => rate.staff?.id === staff.id);
  if (mine.length === 0) return <p className="quiet small">{t("frame.noRate")}</p>;
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: "none" }}>
      {mine.map((rate) => (
        <li key={rate.shop_id}>
          {shops.find((shop) => shop.id === rate.shop_id)?.name} <strong style={{ color: (rate.percent ?? 100) < rate.standard ? "var(--red)" : undefined }}>{rate.percent}%</strong>{" "}
          <span className="quiet small">{t("frame.rateOf", { late: rate.late, waits: rate.waits, standard: rate.standard })}</span>
        </li>
      ))}
    </ul>
  );
}
