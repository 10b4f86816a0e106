import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { KeyTable } from "@/features/reception/KeyTable";
import styles from "./HelpKeys.module.css";

const KEYS = [
  ["Ctrl K", "search"],
  ["/", "filter"],
  ["j k ↑ ↓", "move"],
  ["Enter", "open"],
  ["Space", "preview"],
  ["Esc", "close"],
  ["t", "take"],
  ["r", "refresh"],
  ["? Ctrl /", "help"],
] as const;

/** What the keyboard can do, in the lists and in reception. */
export function HelpKeys({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal title={t("keys.title")} open onCancel={onClose} footer={null} width={680}>
      <div className={styles.tables}>
        <section aria-label={t("frame.cases")}>
          <h3>{t("frame.cases")}</h3>
          <dl className={styles.keys}>
            {KEYS.map(([key, word]) => (
              <div key={word}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(`keys.${word}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-label={t("frame.reception")}>
          <h3>{t("frame.reception")}</h3>
          <KeyTable className={styles.keys} />
        </section>
      </div>
    </Modal>
  );
}
