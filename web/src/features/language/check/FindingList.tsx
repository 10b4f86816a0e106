import type { Finding } from "@/api/types";
import styles from "./Check.module.css";
import { FindingCard } from "./FindingCard";

/** Every finding with its reason, in the order of the text; the one that the caret stands in is lit. */
export function FindingList({ findings, lit, label }: { findings: readonly Finding[]; lit: number; label: string }) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {findings.map((finding, place) => (
        <li key={`${finding.rule} ${finding.span[0]} ${finding.span[1]}`} aria-current={place === lit}>
          <FindingCard finding={finding} />
        </li>
      ))}
    </ul>
  );
}
