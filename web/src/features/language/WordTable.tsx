import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Word } from "@/api/types";
import { formatFull, formatMinute } from "@/ui/moment";
import styles from "./Language.module.css";

/** Words of one kind that hold now, one a line. */
export function WordTable({ words, kind, onEnd, ending }: { words: readonly Word[]; kind: Word["kind"]; onEnd: ((word: Word) => void) | null; ending: number | undefined }) {
  const { t } = useTranslation();
  const extra = kind === "extra";
  return (
    <section className={styles.group} aria-label={t(`language.kind.${kind}`)}>
      <h2>
        {t(`language.kind.${kind}`)} <span className="quiet num">{words.length}</span>
      </h2>
      {words.length === 0 ? (
        <p className={`${styles.teach} quiet`}>{t(`language.none.${kind}`)}</p>
      ) : (
        <table className={styles.words}>
          <thead>
            <tr>
              <th>{t("language.word")}</th>
              {extra && <th>{t("language.effect")}</th>}
              {extra && <th>{t("language.advice")}</th>}
              <th>{t("language.reason")}</th>
              <th>{t("language.since")}</th>
              {onEnd && (
                <th>
                  <span className="only-read">{t("language.end")}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {words.map((word) => (
              <tr key={word.id}>
                <th scope="row">{word.text}</th>
                {extra && <td data-severity={word.severity}>{t(`language.choice.${word.severity ?? "caution"}`)}</td>}
                {extra && <td>{word.advice}</td>}
                <td>{word.reason}</td>
                <td className={styles.since}>
                  <span>{word.by}</span>{" "}
                  <time className="num quiet" title={formatFull(word.at)}>
                    {formatMinute(word.at)}
                  </time>
                </td>
                {onEnd && (
                  <td className={styles.act}>
                    <Button size="small" type="text" aria-label={t("language.endOf", { text: word.text })} loading={ending === word.id} onClick={() => onEnd(word)}>
                      {t("language.end")}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
