import { useTranslation } from "react-i18next";
import type { ImportView } from "@/api/types";
import styles from "./Imports.module.css";

/** The first rows as they will be read, or as the file has them while nobody knows how; under the file's own headers. */
export function Sample({ sample, understood }: { sample: ImportView["sample"]; understood: boolean }) {
  const { t } = useTranslation();
  const title = understood ? t("imports.sample") : t("imports.firstRows");
  if (sample.rows.length === 0) return null;
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.sample} tabIndex={0} role="region" aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {sample.columns.map((column) => (
              <th key={column.field} scope="col">
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.rows.map((row, at) => (
            <tr key={at}>
              {sample.columns.map(({ field }) => (
                <td key={field} className="num" data-number={isNumber(field)}>
                  {row[field] || "—"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isNumber(field: string): boolean {
  return field.endsWith("_fen") || field === "quantity";
}
