import { useRef, useState, type KeyboardEvent, type MouseEvent, type Ref } from "react";
import type { Finding } from "@/api/types";
import { pointAt } from "@/ui/codePoints";
import styles from "./Check.module.css";
import { FindingCard } from "./FindingCard";
import { MarkedText, type Mark } from "./MarkedText";
import { LONGEST } from "./useScreening";

type Props = {
  id: string;
  label: string;
  placeholder: string;
  text: string;
  findings: readonly Finding[];
  /** Other words for the whole message; Tab takes them. */
  rewrite: string | null;
  describedBy: string;
  onChange: (text: string) => void;
  /** The finding that the caret stands in, by place; -1 for none. */
  onCaret?: (place: number) => void;
  /** Hears every key first; what it prevents is its own. */
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  field?: Ref<HTMLTextAreaElement>;
};

type Hover = { places: readonly number[]; left: number; top: number };

/**
 * A field that underlines findings where they stand. The lines are drawn on a sheet behind the field that holds the
 * same letters; the reason appears when the mouse rests on a line. Tab takes the rewrite; Esc first leaves Tab alone.
 */
export function CheckedInput({ id, label, placeholder, text, findings, rewrite, describedBy, onChange, onCaret, onKey, field }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const [declined, setDeclined] = useState("");
  const marks: Mark[] = findings.map(({ span, severity }) => ({ span, look: severity }));
  const hovered = hover?.places.flatMap((place) => findings[place] ?? []) ?? [];
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    onKey?.(event);
    if (event.defaultPrevented) return;
    if (event.key === "Escape") setDeclined(text);
    if (event.key !== "Tab" || event.shiftKey || event.nativeEvent.isComposing || rewrite === null || declined === text) return;
    event.preventDefault();
    putText(event.currentTarget, rewrite, onChange);
  };
  const caret = (written: HTMLTextAreaElement) => {
    const point = pointAt(text, written.selectionStart);
    onCaret?.(findings.findIndex(({ span }) => span[0] <= point && point <= span[1]));
  };
  return (
    <div className={styles.field} onMouseLeave={() => setHover(null)}>
      <div className={styles.scroll} onScroll={() => setHover(null)}>
        <div className={styles.sheets}>
          <div ref={sheet} className={styles.under} aria-hidden>
            <MarkedText text={text} marks={marks} />
            {"\n"}
          </div>
          <textarea
            ref={field}
            id={id}
            aria-label={label}
            aria-describedby={describedBy}
            aria-invalid={findings.some((finding) => finding.severity === "block")}
            placeholder={placeholder}
            maxLength={LONGEST}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={press}
            onSelect={(event) => caret(event.currentTarget)}
            onBlur={() => onCaret?.(-1)}
            onMouseMove={(event) => setHover(marksUnder(sheet.current, event))}
          />
        </div>
      </div>
      {hover && hovered.length > 0 && (
        <div className={styles.hover} role="tooltip" style={{ left: hover.left, top: hover.top }}>
          {hovered.map((finding) => (
            <FindingCard key={`${finding.rule} ${finding.span[0]}`} finding={finding} />
          ))}
        </div>
      )}
    </div>
  );
}

/** Written as if typed, so that undo brings back what stood there. */
function putText(field: HTMLTextAreaElement, text: string, onChange: (text: string) => void): void {
  field.select();
  // The only way that keeps the field's own undo; it is there in every browser and gone from the lists of types.
  const { execCommand } = document as unknown as { execCommand?: (command: string, ui: boolean, value: string) => boolean };
  if (!execCommand?.call(document, "insertText", false, text)) onChange(text);
}

/** The marks on the sheet under the mouse: the field lies above them and catches it. */
function marksUnder(sheet: HTMLElement | null, event: MouseEvent): Hover | null {
  const field = sheet?.closest(`.${styles.field ?? ""}`)?.getBoundingClientRect();
  if (!sheet || !field) return null;
  for (const mark of sheet.querySelectorAll<HTMLElement>("[data-marks]")) {
    const box = [...mark.getClientRects()].find((rect) => within(rect, event));
    if (box) return { places: (mark.dataset["marks"] ?? "").split(" ").map(Number), left: Math.max(0, Math.min(box.left - field.left, field.width - 340)), top: box.bottom - field.top + 4 };
  }
  return null;
}

function within(box: DOMRect, { clientX, clientY }: MouseEvent): boolean {
  return box.left <= clientX && clientX <= box.right && box.top <= clientY && clientY <= box.bottom;
}
