import { Fragment } from "react";
import styles from "./Phrases.module.css";

const OPEN = /(【[^【】]+】)/;

/** A text in which what is still to be filled stands out. */
export function FilledText({ text }: { text: string }) {
  return (
    <>
      {text.split(OPEN).map((part, place) =>
        OPEN.test(part) ? (
          <mark key={place} className={styles.open}>
            {part}
          </mark>
        ) : (
          <Fragment key={place}>{part}</Fragment>
        ),
      )}
    </>
  );
}
