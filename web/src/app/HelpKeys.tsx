import { Modal } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isTyping } from "@/ui/keys";
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

/** '?' shows what the keyboard can do. */
export function HelpKeys() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = (event: KeyboardEvent) => {
      if (event.key === "?" && !isTyping(event)) setOpen(true);
    };
    window.addEventListener("keydown", show);
    return () => window.removeEventListener("keydown", show);
  }, []);
  return (
    <Modal title={t("keys.title")} open={open} onCancel={() => setOpen(false)} footer={null} width={420}>
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
