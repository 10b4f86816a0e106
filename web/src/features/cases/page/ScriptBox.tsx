import { useTranslation } from "react-i18next";
import { CopyButton } from "@/ui/CopyButton";
import styles from "./Decision.module.css";

/** Words to say to the buyer, ready to copy. */
export function ScriptBox({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.script}>
      <p>{text}</p>
      <CopyButton text={text} label={t("copy.script")} />
    </div>
  );
}
