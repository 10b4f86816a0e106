import { Tooltip } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Finding } from "@/api/types";
import { FindingCard } from "@/features/language/check/FindingCard";
import { MarkedText } from "@/features/language/check/MarkedText";
import { cutAtSpans, type Span } from "@/ui/codePoints";
import styles from "./Message.module.css";
import { findLinks } from "./links";

type Piece = { text: string; found: readonly Finding[]; link: boolean };

/** A message with what the screening found underlined where it stands, and links as words that nobody can follow. */
export function MessageText({ text, findings }: { text: string; findings: readonly Finding[] }) {
  const pieces = useMemo(() => cut(text, findings), [text, findings]);
  return pieces.map(({ text: part, found, link }, place) =>
    found.length > 0 ? (
      <Found key={place} text={part} findings={found} />
    ) : link ? (
      <ForeignLink key={place} text={part} />
    ) : (
      <span key={place}>{part}</span>
    ),
  );
}

function Found({ text, findings }: { text: string; findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const marks = findings.map((finding) => ({ span: [0, Array.from(text).length] as Span, look: finding.severity }));
  const why = (
    <div className={styles.why}>
      {findings.map((finding) => (
        <FindingCard key={finding.rule} finding={finding} />
      ))}
    </div>
  );
  return (
    <Tooltip title={why} color="var(--sheet)" trigger={["hover", "focus"]} styles={{ root: { maxWidth: 380 } }}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the reason must be within reach of the keyboard */}
      <span tabIndex={0} role="note" aria-label={t("reception.foundHere", { text, why: findings.map((finding) => finding.title).join("；") })}>
        <MarkedText text={text} marks={marks} />
      </span>
    </Tooltip>
  );
}

function ForeignLink({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles.link} title={t("reception.linkHint")}>
      {text}
    </span>
  );
}

function cut(text: string, findings: readonly Finding[]): Piece[] {
  const links = findLinks(text);
  const spans = [...findings.map((finding) => finding.span), ...links];
  return cutAtSpans(text, spans).map(({ text: part, covers }) => ({
    text: part,
    found: covers.flatMap((place) => findings[place] ?? []),
    link: covers.some((place) => place >= findings.length),
  }));
}

