import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatMinute } from "@/ui/moment";
import { Empty } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import type { ExerciseRow } from "./shapes";

/** The newest exercises; each can be read again with its reasons, and one that is not over goes on. */
export function History({ rows }: { rows: readonly ExerciseRow[] }) {
  const { t, i18n } = useTranslation();
  if (rows.length === 0) return <Empty title={t("practice.none")}>{t("practice.noneText")}</Empty>;
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table} aria-label={t("practice.history")}>
        <thead>
          <tr>
            <th>{t("practice.begun")}</th>
            <th>{t("practice.person")}</th>
            <th>{t("practice.scenario")}</th>
            <th>{t("practice.outcome")}</th>
            <th>{t("practice.points")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={each.id}>
              <td>
                <Link to={`/practice/${each.id}`}>{formatMinute(each.begun_at)}</Link>
              </td>
              <td>{each.person.name}</td>
              <td>{i18n.language === "en" ? each.scenario.name_en : each.scenario.name}</td>
              <td>{t(each.ended_at === null ? "practice.running" : each.resolved ? "practice.content" : "practice.unsolved")}</td>
              <td>{each.points ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
