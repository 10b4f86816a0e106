import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Script, ScriptPage } from "@/api/types";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { ScriptEditor } from "./ScriptEditor";
import styles from "./Scripts.module.css";

/** One script as a buyer would read it; a click opens the sheet to put it in the shop's own words. */
export function ScriptCard({ shop, script, page }: { shop: number; script: Script; page: ScriptPage }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const title = pick(script.title, script.title_en);
  return (
    <li className={styles.card} data-own={script.own}>
      <div className={styles.title}>
        <strong>{title}</strong>
        {script.own && <Tag color="green">{t("scripts.own")}</Tag>}
        {script.changed_at && (
          <span className="quiet small num">{t("scripts.changed", { by: script.changed_by || t("words.heqi"), at: formatMinute(script.changed_at) })}</span>
        )}
        {page.may_edit && !editing && (
          <Button size="small" type="link" aria-label={t("scripts.editOf", { title })} onClick={() => setEditing(true)}>
            {t("scripts.edit")}
          </Button>
        )}
      </div>
      {editing ? <ScriptEditor shop={shop} script={script} page={page} onClose={() => setEditing(false)} /> : <p className={styles.preview}>{script.preview}</p>}
    </li>
  );
}
