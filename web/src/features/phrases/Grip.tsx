import { HolderOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import styles from "./Phrases.module.css";

/** What a line is dragged by; with it focused, Alt and the arrows move the line. */
export function Grip({ of }: { of: string }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.grip} title={t("phrases.dragHint")} aria-label={t("phrases.move", { of })}>
      <HolderOutlined aria-hidden />
    </button>
  );
}
