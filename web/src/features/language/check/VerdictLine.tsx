import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import styles from "./Check.module.css";
import type { Checked, Direction } from "./useScreening";

/** One line that keeps its place: may it go, is there something to note, or could it not be checked. */
export function VerdictLine({ id, checked, direction, empty }: { id: string; checked: Checked; direction: Direction; empty: string }) {
  const { t } = useTranslation();
  const { screening, findings, fresh, error, retry } = checked;
  const verdict = error ? "failed" : screening ? screening.verdict : "none";
  return (
    <p id={id} className={styles.verdict} data-verdict={verdict} data-fresh={fresh || Boolean(error)} role="status">
      {error ? (
        <>
          {t("language.failed", { why: failureLine(error, t) })}
          <Button size="small" type="link" onClick={retry}>
            {t("failure.again")}
          </Button>
        </>
      ) : screening ? (
        <>
          <strong>{direction === "out" ? t(`language.verdict.${screening.verdict}`) : t(`language.noted.${findings.length > 0 ? "some" : "pass"}`)}</strong>
          {findings.length > 0 && <span className="num">{t("language.places", { n: findings.length })}</span>}
        </>
      ) : (
        empty
      )}
    </p>
  );
}
