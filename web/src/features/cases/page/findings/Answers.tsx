import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { ReasonDialog } from "../ReasonDialog";
import { useCaseDesk } from "../desk";
import styles from "./Findings.module.css";

/** What was found out so far; each answer may be taken back with a reason. */
export function Answers() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [back, setBack] = useState<string | null>(null);
  const { answers } = detail.findings;
  if (answers.length === 0) return null;
  return (
    <section className={styles.box}>
      <h2>{t("findings.answers")}</h2>
      <ul className={styles.known}>
        {answers.map((each) => (
          <li key={each.fact}>
            <div>
              {pick(each.text, each.text_en)} <strong>{pick(each.label, each.label_en)}</strong>
              {each.note && <p>{each.note}</p>}
              <p className="quiet small num">
                {formatMinute(each.at)} · {each.by?.name}
              </p>
            </div>
            {detail.may.contact && (
              <Button size="small" type="text" onClick={() => setBack(each.fact)}>
                {t("findings.back")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {back && (
        <ReasonDialog
          title={t("findings.backTitle")}
          ok={t("findings.back")}
          hint={t("findings.backHint")}
          onClose={() => setBack(null)}
          call={(reason, version) => unwrap(api.POST("/api/cases/{case_id}/answers/withdraw", { params: { path: { case_id: detail.id } }, body: { fact: back, reason, version } }))}
        />
      )}
    </section>
  );
}
