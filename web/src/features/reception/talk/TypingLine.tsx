import { useTranslation } from "react-i18next";
import styles from "./Message.module.css";
import { useBuyerTyping } from "./useTyping";

/** That the buyer is writing; keeps its line free, so that nothing jumps when they begin. */
export function TypingLine({ talkId }: { talkId: number }) {
  const { t } = useTranslation();
  const typing = useBuyerTyping(talkId);
  return (
    <p className={styles.typing} role="status">
      {typing && t("reception.typing")}
    </p>
  );
}
