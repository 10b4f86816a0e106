import { useToasts } from "./toast";
import styles from "./Notice.module.css";

export function Toasts() {
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {useToasts().map((toast) => (
        <p key={toast.id}>{toast.text}</p>
      ))}
    </div>
  );
}
