import { Bones } from "@/ui/Notice";
import styles from "./CasePage.module.css";

/** The frame of a case that is on its way. */
export function CaseBones() {
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div style={{ width: 320 }}>
          <Bones widths={[100]} />
        </div>
      </div>
      <div className={styles.three}>
        <div className={styles.column}>
          <Bones widths={[50, 90, 80, 85, 70, 90]} />
        </div>
        <div className={styles.column}>
          <Bones widths={[60, 100, 95, 98, 40, 100, 95]} />
        </div>
        <div className={styles.column}>
          <Bones widths={[40, 90, 90, 70, 40, 85]} />
        </div>
      </div>
    </div>
  );
}
