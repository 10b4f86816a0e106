import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { CopyButton } from "@/ui/CopyButton";
import sheet from "@/ui/Sheet.module.css";

/** The recovery codes, shown this once: the server keeps only hashes. */
export function CodesOnce({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={sheet.form}>
      <p>{t("security.codes.text")}</p>
      <ul className={`${sheet.secret} ${sheet.codes}`} aria-label={t("security.codes.title")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={sheet.row}>
        <CopyButton text={codes.join("\n")} label={t("security.codes.copy")} />
        <Button type="primary" onClick={onDone}>
          {t("security.codes.done")}
        </Button>
      </div>
    </div>
  );
}
