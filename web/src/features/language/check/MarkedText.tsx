import { useMemo } from "react";
import { cutAtSpans, type Span } from "@/ui/codePoints";
import styles from "./Check.module.css";

/** What is underlined: where, and how much it matters. `look` names the line: a severity, or `why`. */
export type Mark = { span: Span; look: string };

/** From least to most: where marks overlap, the strongest is drawn. */
const STRENGTH = ["why", "note", "caution", "block"];

/** A text with places underlined. Spans are code points. `data-marks` names the marks that cover a piece, by place. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const pieces = useMemo(() => cutAtSpans(text, marks.map((mark) => mark.span)), [text, marks]);
  return pieces.map((piece, place) =>
    piece.covers.length === 0 ? (
      piece.text
    ) : (
      <mark key={place} className={styles.mark} data-look={strongest(piece.covers, marks)} data-marks={piece.covers.join(" ")}>
        {piece.text}
      </mark>
    ),
  );
}

function strongest(covers: readonly number[], marks: readonly Mark[]): string {
  const looks = covers.map((index) => marks[index]?.look ?? "");
  return looks.reduce((best, look) => (STRENGTH.indexOf(look) > STRENGTH.indexOf(best) ? look : best));
}
