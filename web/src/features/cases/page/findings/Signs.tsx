import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { useCaseDesk } from "../desk";
import styles from "./Findings.module.css";

/** Facts that ask for a closer look. They change nothing about what the buyer is owed. */
export function Signs() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const { signs } = detail.findings;
  if (signs.length === 0) return null;
  return (
    <section className={styles.box}>
      <h2>{t("signs.title")}</h2>
      <ul className={styles.signs}>
        {signs.map((sign) => (
          <li key={sign.key}>{pick(sign.text, sign.text_en)}</li>
        ))}
      </ul>
      <p className="quiet small">{t("signs.hint")}</p>
    </section>
  );
}
