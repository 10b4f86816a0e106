import { Button, Checkbox, Input, Tooltip } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Script, ScriptCheck, ScriptPage } from "@/api/types";
import { FindingList } from "@/features/language/check/FindingList";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import styles from "./Scripts.module.css";
import { useSayScript, useScriptCheck } from "./useScripts";

/** The words as they are typed, their places to click in, and below them how a buyer would read it and what is wrong. */
export function ScriptEditor({ shop, script, page, onClose }: { shop: number; script: Script; page: ScriptPage; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(script.text);
  const [seen] = useState(script.text);
  const [everywhere, setEverywhere] = useState(false);
  const caret = useRef(text.length);
  const { check, fresh, error } = useScriptCheck(shop, script.name, text);
  const say = useSayScript(shop);
  const keep = (words: string) => say.mutate({ script: script.name, text: words, seen, everywhere }, { onSuccess: onClose });
  const good = fresh && check !== null && check.problem === "" && check.verdict !== "block";
  return (
    <div className={styles.editor}>
      <Places script={script} page={page} onPut={(place) => setText(`${text.slice(0, caret.current)}{${place}}${text.slice(caret.current)}`)} />
      <Input.TextArea
        autoFocus
        aria-label={pick(script.title, script.title_en)}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={400}
        showCount
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          caret.current = event.target.selectionStart;
        }}
        onSelect={(event) => {
          caret.current = event.currentTarget.selectionStart;
        }}
      />
      {check && <Told check={check} />}
      {error !== null && error !== undefined && <Banner tone="caution">{failureLine(error, t)}</Banner>}
      {say.error && <Banner tone="caution">{failureLine(say.error, t)}</Banner>}
      {script.text !== seen && <Banner tone="caution">{t("scripts.nowSays", { text: script.text })}</Banner>}
      {page.others.length > 0 && (
        <Checkbox checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)}>
          {t("scripts.everywhere", { names: page.others.join(t("approval.comma")) })}
        </Checkbox>
      )}
      <div className={styles.buttons}>
        <Button type="primary" loading={say.isPending} disabled={!good || text.trim() === script.text} onClick={() => keep(text)}>
          {t("scripts.keep")}
        </Button>
        <Button onClick={onClose}>{t("scripts.cancel")}</Button>
        {script.own && (
          <Tooltip title={script.shipped}>
            <Button type="text" disabled={say.isPending} onClick={() => keep("")}>
              {t("scripts.back")}
            </Button>
          </Tooltip>
        )}
      </div>
    </div>
  );
}

function Places({ script, page, onPut }: { script: Script; page: ScriptPage; onPut: (place: string) => void }) {
  const { t } = useTranslation();
  const named = page.places.filter(({ key }) => script.needs.includes(key) || script.may.includes(key));
  if (named.length === 0) return <p className="quiet small">{t("scripts.noPlaces")}</p>;
  return (
    <p className={styles.places}>
      <span className="quiet small">{t("scripts.places")}</span>
      {named.map((place) => (
        <Button key={place.key} size="small" onClick={() => onPut(place.key)} title={`{${place.key}}`}>
          {pick(place.name, place.name_en)}
          {script.needs.includes(place.key) && <span className={styles.needed}> {t("scripts.needed")}</span>}
        </Button>
      ))}
    </p>
  );
}

function Told({ check }: { check: ScriptCheck }) {
  const { t } = useTranslation();
  return (
    <div className={styles.told} aria-live="polite">
      {check.problem ? (
        <p className={styles.problem}>{pick(check.problem, check.problem_en).replace(/^\w+:\s*/, "")}</p>
      ) : (
        <>
          <span className="quiet small">{t("scripts.preview")}</span>
          <p className={styles.preview}>{check.preview}</p>
        </>
      )}
      <FindingList findings={check.findings} lit={-1} label={t("scripts.findings")} />
    </div>
  );
}
