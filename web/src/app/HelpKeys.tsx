import { Modal } from "antd";
import { useTranslation } from "react-i18next";
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
  ["?", "help"],
] as const;

/** What the keyboard can do. */
export function HelpKeys({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal title={t("keys.title")} open onCancel={onClose} footer={null} width={420}>
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
    </Modal>
  );
}
