import { useTranslation } from "react-i18next";
import type { ImportView } from "@/api/types";
import { pick } from "@/i18n";
import styles from "./Imports.module.css";

/** What a person should know about a file although all of it is read: its sheets, odd headers. */
export function Notes({ file }: { file: ImportView }) {
  const { t } = useTranslation();
  const several = file.sheets.length > 1;
  if (!several && file.notes.length === 0 && !file.mapping) return null;
  return (
    <ul className={styles.notes}>
      {file.mapping && <li>{t("imports.mapped")}</li>}
      {several && file.sheets.map((sheet) => <li key={sheet.name}>{t("imports.sheet", { sheet: sheet.name, kind: pick(sheet.kind_name, sheet.kind_name_en) })}</li>)}
      {file.notes.map((note) => (
        <li key={note.code}>{pick(note.message, note.message_en)}</li>
      ))}
    </ul>
  );
}
