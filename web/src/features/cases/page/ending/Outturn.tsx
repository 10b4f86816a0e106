import { useTranslation } from "react-i18next";
import type { Ending } from "@/api/types";
import { formatFen } from "@/ui/money";
import styles from "./Ending.module.css";

type Found = NonNullable<Ending["outturn"]>;

/** What it came to beside what was expected when it was chosen; a part that nobody put on record is taken as expected. */
export function Outturn({ outturn }: { outturn: Found }) {
  const { t } = useTranslation();
  const more = outturn.actual_fen - outturn.expected_fen;
  const guessed = outturn.lines.some((line) => line.actual_fen === null && line.expected_fen !== 0);
  return (
    <table className={styles.outturn}>
      <caption>{t("ending.outturn")}</caption>
      <thead>
        <tr>
          <th scope="col" />
          <th scope="col">{t("ending.expected")}</th>
          <th scope="col">{t("ending.actual")}</th>
        </tr>
      </thead>
      <tbody>
        {outturn.lines.map((line) => (
          <tr key={line.part}>
            <th scope="row">{t(`ending.part.${line.part}`)}</th>
            <td className="num">{formatFen(line.expected_fen)}</td>
            <td className="num">{line.actual_fen === null ? <span className="quiet">{t("ending.asExpected")}</span> : formatFen(line.actual_fen)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("ending.total")}</th>
          <td className="num">{formatFen(outturn.expected_fen)}</td>
          <td className="num">
            <strong>{formatFen(outturn.actual_fen)}</strong>
            {more !== 0 && <span className="quiet small"> {t(more > 0 ? "ending.more" : "ending.less", { sum: formatFen(Math.abs(more)) })}</span>}
          </td>
        </tr>
        <tr>
          <td colSpan={3} className="quiet small">
            {t("ending.outturnHint")}
            {guessed && t("ending.guessed")}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
