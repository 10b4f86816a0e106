import { Button } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./Check.module.css";

/** The message in compliant words, one key away. */
export function Rewrite({ text, onTake }: { text: string; onTake: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.rewrite}>
      <p>
        <span className="quiet">{t("language.rewrite")}</span>
        {text}
      </p>
      <Button size="small" onClick={onTake}>
        {t("language.take")} <kbd>Tab</kbd>
      </Button>
    </div>
  );
}
