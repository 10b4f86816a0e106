import { FlagMark } from "./FlagMark";
import styles from "./Note.module.css";
import type { Note } from "./shapes";

/** A note with its flag before it. */
export function NoteLine({ note, flag, flags, name, none }: { note: string; flag: number | null; flags: Note["flags"]; name?: string; none?: string }) {
  const shown = flags.find((each) => each.number === flag);
  return (
    <div className={styles.line}>
      {shown && <FlagMark colour={shown.colour} name={name} />}
      <span className={styles.words}>{note || <span className="quiet">{none}</span>}</span>
    </div>
  );
}
