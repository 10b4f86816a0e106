import { useTranslation } from "react-i18next";
import sheet from "@/ui/Sheet.module.css";
import styles from "./Practice.module.css";
import type { Exercise, Score } from "./shapes";

/** What it was worth: the sum, its four parts, a reason for every point that was lost, and who the buyer was. */
export function ScoreCard({ exercise, score }: { exercise: Exercise; score: Score }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  return (
    <section className={sheet.card} aria-label={t("practice.score")}>
      <h2>
        {t("practice.scored")} <strong className={styles.points}>{score.points}</strong>
      </h2>
      <p>{t(exercise.resolved ? "practice.content" : "practice.unsolved")}</p>
      <dl className={styles.parts}>
        {score.parts.map((each) => (
          <div key={each.part}>
            <dt>{t(`practice.part.${each.part}`)}</dt>
            <dd>
              {each.points} / {each.full}
            </dd>
          </div>
        ))}
      </dl>
      {score.reasons.length === 0 ? (
        <p className="quiet">{t("practice.nothingLost")}</p>
      ) : (
        <ul className={styles.reasons}>
          {score.reasons.map((each, place) => (
            <li key={place}>
              <strong>{each.points}</strong> {english ? each.text_en : each.text}
              {each.turn > 0 && <span className="quiet"> · {t("practice.atTurn", { place: each.turn })}</span>}
            </li>
          ))}
        </ul>
      )}
      {exercise.character && <p className="quiet">{t("practice.was", { who: t(`practice.character.${exercise.character}`) })}</p>}
    </section>
  );
}
