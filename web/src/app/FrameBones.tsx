import { Bones } from "@/ui/Notice";
import mark from "@/ui/mark.svg";
import styles from "./Frame.module.css";

/** The frame before we know who is there. */
export function FrameBones() {
  return (
    <div className={styles.frame}>
      <div className={styles.rail}>
        <img className={styles.mark} src={mark} alt="" />
      </div>
      <div className={styles.top} />
      <div className={`${styles.main} ${styles.bones}`}>
        <Bones widths={[36, 96, 92, 94, 90, 95, 88]} />
      </div>
    </div>
  );
}
