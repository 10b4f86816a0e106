import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import { lagText } from "./lag";
import type { Stream } from "./shapes";

/** How far each sort of data is in, and the last trouble beside it. */
export function StreamTable({ streams }: { streams: readonly Stream[] }) {
  const { t } = useTranslation();
  if (streams.length === 0) return null;
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table} aria-label={t("connection.streams")}>
        <thead>
          <tr>
            <th>{t("connection.stream")}</th>
            <th>{t("connection.upTo")}</th>
            <th>{t("connection.lag")}</th>
            <th>{t("connection.rows")}</th>
            <th>{t("connection.trouble")}</th>
          </tr>
        </thead>
        <tbody>
          {streams.map((each) => (
            <tr key={each.stream}>
              <td className="nowrap">{t(`connection.streamName.${each.stream}`, { defaultValue: each.stream })}</td>
              <td className="num nowrap">{formatMinute(each.until)}</td>
              <td className="num nowrap">
                {lagText(each.lag_seconds, t)}
                {each.again && <div className="quiet small">{t("connection.againFrom", { since: formatMinute(each.again.since) })}</div>}
              </td>
              <td className="num nowrap">
                {each.rows}
                {each.bad > 0 && <span className="quiet"> · {t("connection.bad", { count: each.bad })}</span>}
              </td>
              <td style={{ minWidth: 220 }}>
                {each.error && pick(each.error.message, each.error.message_en)}
                {each.error && <div className="quiet small num">{t("connection.nextTry", { at: formatMinute(each.due_at), count: each.failures })}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
