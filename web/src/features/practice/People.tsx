import { useTranslation } from "react-i18next";
import { formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import styles from "./Practice.module.css";
import type { Practised } from "./shapes";

/** For whoever supervises: how each person's last exercises went. A name keeps the list below to that person. */
export function People({ rows, chosen, onChoose }: { rows: readonly Practised[]; chosen: number | null; onChoose: (person: number | null) => void }) {
  const { t } = useTranslation();
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table} aria-label={t("practice.people")}>
        <thead>
          <tr>
            <th>{t("practice.person")}</th>
            <th>{t("practice.times")}</th>
            <th>{t("practice.average")}</th>
            <th>{t("practice.best")}</th>
            <th>{t("practice.lately")}</th>
            <th>{t("practice.lastAt")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={each.person.id}>
              <td>
                <button type="button" className={styles.name} aria-pressed={chosen === each.person.id} onClick={() => onChoose(chosen === each.person.id ? null : each.person.id)}>
                  {each.person.name}
                </button>
              </td>
              <td>{each.times}</td>
              <td>{each.average}</td>
              <td>{each.best}</td>
              <td className={styles.lately}>{each.lately.join(" · ")}</td>
              <td>{formatMinute(each.last_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
