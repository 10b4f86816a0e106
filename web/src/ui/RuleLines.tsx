import { pick } from "@/i18n";
import { ConfidenceBadge, type Confidence } from "./ConfidenceBadge";
import styles from "./RuleLines.module.css";

type Note = { rule: string; text: string; text_en: string; confidence: Confidence; source: string };

/** What rules say, a line each, with how far each source carries. */
export function RuleLines({ notes, tone = "plain" }: { notes: readonly Note[]; tone?: "plain" | "refusal" }) {
  if (notes.length === 0) return null;
  return (
    <ul className={styles.lines} data-tone={tone}>
      {notes.map((note) => (
        <li key={note.rule} title={note.source}>
          {pick(note.text, note.text_en)} <ConfidenceBadge confidence={note.confidence} />
        </li>
      ))}
    </ul>
  );
}
