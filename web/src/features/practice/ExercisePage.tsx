import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { formatFen } from "@/ui/money";
import { Bones, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import styles from "./Practice.module.css";
import { ScoreCard } from "./ScoreCard";
import { SayForm } from "./SayForm";
import type { Exercise } from "./shapes";
import { Talk } from "./Talk";
import { useExercise } from "./usePractice";

/** One exercise: the talk on the left; what is sold, and in the end the score, on the right. */
export function ExercisePage() {
  const { t } = useTranslation();
  const { exerciseId } = useParams();
  const exercise = useExercise(Number(exerciseId));
  useEffect(() => {
    document.title = `${t("practice.title")} · ${t("frame.name")}`;
  }, [t]);
  return (
    <div className={`${sheet.stack} ${styles.page}`}>
      {exercise.isPending && <Bones widths={[60, 96, 90]} />}
      {exercise.isError && <Failure error={exercise.error} onRetry={() => void exercise.refetch()} />}
      {exercise.isSuccess && <Shown exercise={exercise.data} />}
    </div>
  );
}

function Shown({ exercise }: { exercise: Exercise }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  return (
    <>
      <header>
        <Link to="/practice">{t("practice.back")}</Link>
        <h1>{english ? exercise.scenario.name_en : exercise.scenario.name}</h1>
        <p className="quiet">{t("practice.notReal", { name: exercise.person.name })}</p>
      </header>
      <div className={styles.both}>
        <section className={`${sheet.card} ${styles.talk}`} aria-label={t("practice.talk")}>
          <Talk exercise={exercise} />
          {exercise.mine && <SayForm key={exercise.version} exercise={exercise} />}
        </section>
        <aside className={styles.side}>
          <section className={sheet.card} aria-label={t("practice.about")}>
            <h2>{t("practice.about")}</h2>
            <p>{exercise.goods}</p>
            <p className="quiet">{t("practice.paid", { sum: formatFen(exercise.paid_fen) })}</p>
            <p className="quiet">{english ? exercise.scenario.aim_en : exercise.scenario.aim}</p>
          </section>
          {exercise.score && <ScoreCard exercise={exercise} score={exercise.score} />}
        </aside>
      </div>
    </>
  );
}
