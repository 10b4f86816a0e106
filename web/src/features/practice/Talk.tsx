import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Practice.module.css";
import type { Exercise } from "./shapes";

/** What was said, with the seconds that the buyer waited, and what the screening made of it. */
export function Talk({ exercise }: { exercise: Exercise }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for the effect's end.
    end.current?.scrollIntoView({ block: "nearest" });
  }, [exercise.version]);
  return (
    <ol className={styles.lines} aria-label={t("practice.lines")}>
      <li className={styles.buyer}>{exercise.opening}</li>
      {exercise.turns.map((turn, place) => (
        <li key={turn.at} className={styles.turn}>
          <div className={styles.agent} data-verdict={turn.verdict}>
            <p>{turn.text}</p>
            <p className={styles.note}>
              {t("practice.turn", { place: place + 1, seconds: turn.delay })}
              {turn.findings.length > 0 && ` · ${english ? turn.findings_en.join(", ") : turn.findings.join("、")}`}
            </p>
          </div>
          {turn.answer && <p className={styles.buyer}>{turn.answer}</p>}
        </li>
      ))}
      <li ref={end} aria-hidden />
    </ol>
  );
}
