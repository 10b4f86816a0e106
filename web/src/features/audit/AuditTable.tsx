import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { pick } from "@/i18n";
import { formatFull, formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import type { AuditEntry } from "./useAudit";

/** One line an entry; a case is a link to its page. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation();
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table}>
        <thead>
          <tr>
            <th>{t("audit.at")}</th>
            <th>{t("audit.who")}</th>
            <th>{t("audit.what")}</th>
            <th>{t("audit.subject")}</th>
            <th>{t("frame.shop")}</th>
            <th>{t("audit.pos")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="num nowrap">
                <time dateTime={entry.at} title={formatFull(entry.at)}>
                  {formatMinute(entry.at)}
                </time>
              </td>
              <td className="nowrap">{pick(entry.actor.name, entry.actor.name_en)}</td>
              <td title={pick(entry.kind_text, entry.kind_text_en)}>{pick(entry.text, entry.text_en)}</td>
              <td className="num">{entry.subject.type === "case" ? <Link to={`/cases/${entry.subject.id}`}>{entry.subject.name}</Link> : <span className="quiet">{entry.subject.name}</span>}</td>
              <td className="nowrap">{entry.shop.name}</td>
              <td className="num quiet">{entry.pos ?? "…"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
