import { DownloadOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportView } from "@/api/types";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { Bones } from "@/ui/Notice";
import styles from "./Imports.module.css";
import { useBadRows } from "./useImports";

/** Rows that could not be read: where, what stood there, why; and the file to mend and import again. */
export function BadRows({ file }: { file: ImportView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const bad = file.counts.bad ?? 0;
  const rows = useBadRows(file.id, open);
  if (bad === 0) return null;
  return (
    <details className={styles.bad} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("imports.badRows", { count: bad })}</summary>
      <p className="quiet small">
        {t("imports.badKept")}{" "}
        <a href={`/api/imports/${file.id}/bad-rows.csv`} download>
          <DownloadOutlined /> {t("imports.badDownload")}
        </a>
      </p>
      {rows.isPending && <Bones widths={[90, 80, 85]} />}
      {rows.isError && <p role="alert">{failureLine(rows.error, t)}</p>}
      {rows.data && (
        <div className={styles.sample}>
          <table>
            <thead>
              <tr>
                {(["file", "row", "column", "value", "reason"] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`imports.badColumn.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.data.items.map((row) => (
                <tr key={`${row.row}-${row.column}`}>
                  <td>{file.name}</td>
                  <td className="num">{row.row}</td>
                  <td>{row.column}</td>
                  <td className={styles.value}>{row.value}</td>
                  <td>{pick(row.reason, row.reason_en)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.data.next_cursor && <p className="quiet small">{t("imports.badMore")}</p>}
        </div>
      )}
    </details>
  );
}
