import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Word } from "@/api/types";
import { formatFull, formatMinute } from "@/ui/moment";
import styles from "./Language.module.css";

/** What the shop had before: who added it and why, who ended it. One click brings a word back. */
export function EndedWords({ words, onAgain }: { words: readonly Word[]; onAgain: ((word: Word) => void) | null }) {
  const { t } = useTranslation();
  if (words.length === 0) return null;
  return (
    <details className={styles.ended}>
      <summary>{t("language.ended", { n: words.length })}</summary>
      <ul>
        {words.map((word) => (
          <li key={word.id}>
            <span>{word.text}</span>
            <span className="quiet">{t(`language.choice.${word.severity ?? "allow"}`)}</span>
            <span className="quiet">{word.reason}</span>
            <span className="quiet num" title={word.ended_at ? `${formatFull(word.at)} – ${formatFull(word.ended_at)}` : ""}>
              {t("language.held", { by: word.by, from: formatMinute(word.at), ender: word.ended_by, to: formatMinute(word.ended_at ?? word.at) })}
            </span>
            {onAgain && (
              <Button size="small" type="link" aria-label={t("language.againOf", { text: word.text })} onClick={() => onAgain(word)}>
                {t("language.again")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
