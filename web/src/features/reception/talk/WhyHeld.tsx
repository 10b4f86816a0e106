import { pick } from "@/i18n";
import type { Outgoing } from "@/api/types";
import { MarkedText } from "@/features/language/check/MarkedText";
import type { Span } from "@/ui/codePoints";
import styles from "./Message.module.css";

type Named = { rule: string; span: Span; severity: string; title: string; title_en: string; penalty: string | null; penalty_en?: string | null };

/** A held message with what blocks it underlined, and each reason once in words. */
export function WhyHeld({ text, findings }: { text: string; findings: Outgoing["findings"] }) {
  const named = (findings as unknown as Named[]).filter((finding) => finding.severity === "block");
  const once = [...new Map(named.map((finding) => [finding.rule, finding])).values()];
  return (
    <>
      <p className={styles.pendingText}>
        <MarkedText text={text} marks={named.map(({ span, severity }) => ({ span, look: severity }))} />
      </p>
      <ul className={styles.found}>
        {once.map((finding) => (
          <li key={finding.rule}>
            <strong>{pick(finding.title, finding.title_en)}</strong> {finding.penalty && pick(finding.penalty, finding.penalty_en ?? finding.penalty)}
          </li>
        ))}
      </ul>
    </>
  );
}
