import { CheckCircleFilled, QrcodeOutlined, FontSizeOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { isCovered, type Mark } from "./marks";
import styles from "./Pictures.module.css";
import type { PictureFinding } from "./shapes";

type Props = { findings: readonly PictureFinding[]; marks: readonly Mark[]; onCover: (findings: readonly PictureFinding[]) => void };

/** What must not leave with the picture, each with the button that paints it over. */
export function FindingList({ findings, marks, onCover }: Props) {
  const { t } = useTranslation();
  const open = findings.filter((each) => !isHidden(each, marks));
  if (!findings.length) return <p className="quiet">{t("pictures.nothingFound")}</p>;
  return (
    <>
      <Button block danger={open.length > 0} type={open.length ? "primary" : "default"} disabled={!open.length} onClick={() => onCover(open)}>
        {open.length ? t("pictures.coverAll", { count: open.length }) : t("pictures.allCovered")}
      </Button>
      <ul className={styles.findings}>
        {findings.map((each, place) => (
          <li key={place} className={each.severity === "block" ? styles.blocks : undefined}>
            <Line finding={each} hidden={isHidden(each, marks)} onCover={() => onCover([each])} />
          </li>
        ))}
      </ul>
    </>
  );
}

export function isHidden(finding: PictureFinding, marks: readonly Mark[]): boolean {
  return finding.boxes.every((box) => isCovered(box, marks));
}

function Line({ finding, hidden, onCover }: { finding: PictureFinding; hidden: boolean; onCover: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.findingHead}>
        {finding.where === "code" ? <QrcodeOutlined aria-hidden /> : <FontSizeOutlined aria-hidden />}
        <strong>{pick(finding.title, finding.title_en)}</strong>
        {hidden ? (
          <span className={styles.done}>
            <CheckCircleFilled aria-hidden /> {t("pictures.covered")}
          </span>
        ) : (
          <Button size="small" onClick={onCover} aria-label={t("pictures.coverThis", { what: pick(finding.title, finding.title_en) })}>
            {t("pictures.cover")}
          </Button>
        )}
      </div>
      {finding.surface && <code className={styles.surface}>{finding.surface.trim()}</code>}
      <p>{pick(finding.advice, finding.advice_en)}</p>
      {finding.penalty && <p className="quiet small">{pick(finding.penalty, finding.penalty_en ?? finding.penalty)}</p>}
      <p className="quiet small">{finding.rule}</p>
    </>
  );
}
