import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { ReasonDialog } from "../ReasonDialog";
import { useCaseDesk } from "../desk";
import styles from "./Findings.module.css";
import { NoteDialog } from "./NoteDialog";

/** What was found out so far, and what came up beside it; each may be taken back with a reason. */
export function Answers() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [back, setBack] = useState<string | null>(null);
  const { answers } = detail.findings;
  const [noting, setNoting] = useState(false);
  const mayNote = detail.may.contact && detail.findings.notes.length > 0;
  if (answers.length === 0 && !mayNote) return null;
  return (
    <section className={styles.box}>
      <div className={styles.boxHead}>
        <h2>{t("findings.answers")}</h2>
        {mayNote && (
          <Button size="small" onClick={() => setNoting(true)}>
            {t("notes.add")}
          </Button>
        )}
      </div>
      {answers.length === 0 && <p className="quiet small">{t("notes.none")}</p>}
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
      {noting && <NoteDialog onClose={() => setNoting(false)} />}
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
