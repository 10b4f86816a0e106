import { AutoComplete, Button, Input, Modal, Select } from "antd";
import { useId, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FindingList } from "@/features/language/check/FindingList";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { addPhrase, changePhrase } from "./calls";
import styles from "./Phrases.module.css";
import type { Layer, Phrase, PhrasePage, PhraseText } from "./shapes";
import { usePhraseAct, usePhraseCheck } from "./usePhrases";

type Props = { shop: number; layer: Layer; page: PhrasePage; phrase: Phrase | null; onClose: () => void };

/** A phrase as it is written: its variables to click in, and below how it reads and what is wrong with it. */
export function PhraseDialog({ shop, layer, page, phrase, onClose }: Props) {
  const { t } = useTranslation();
  const ids = { group: useId(), title: useId(), code: useId(), text: useId(), asks: useId(), goods: useId(), category: useId() };
  const own = phrase !== null && phrase.id !== null;
  const [group, setGroup] = useState(phrase?.group ?? page.groups[0]?.name ?? "");
  const [groupId, setGroupId] = useState(phrase?.group_id ?? 0);
  const [words, setWords] = useState<PhraseText>(() => wordsOf(phrase));
  const [asks, setAsks] = useState(phrase?.asks.join("\n") ?? "");
  const caret = useRef(words.text.length);
  const { check, fresh } = usePhraseCheck(shop, words.text);
  const act = usePhraseAct();
  const change = (part: Partial<PhraseText>) => setWords({ ...words, ...part });
  const good = fresh && check !== null && check.problem === "" && check.verdict !== "block" && (own || group.trim() !== "");
  const keep = () => {
    const body = { ...words, asks: asks.split("\n").filter((line) => line.trim()) };
    act.mutate(() => (own ? changePhrase(shop, phrase, groupId, body) : addPhrase(shop, layer, group, body, phrase?.key.slice(2))), { onSuccess: onClose });
  };
  return (
    <Modal open width={680} title={t(own ? "phrases.edit" : phrase ? "phrases.own" : "phrases.add")} okText={t("phrases.save")} onCancel={onClose} onOk={keep} confirmLoading={act.isPending} okButtonProps={{ disabled: !good }}>
      <div className={sheet.form}>
        <div className={styles.three}>
          <Field id={ids.group} label={t("phrases.group")}>
            {own ? (
              <Select id={ids.group} value={groupId} onChange={setGroupId} options={page.groups.map((each) => ({ value: each.id, label: each.name }))} />
            ) : (
              <AutoComplete id={ids.group} value={group} maxLength={20} onChange={setGroup} options={page.groups.filter((each) => each.layer === layer).map((each) => ({ value: each.name }))} placeholder={t("phrases.groupHint")} />
            )}
          </Field>
          <Field id={ids.title} label={t("phrases.title")}>
            <Input id={ids.title} maxLength={40} value={words.title} onChange={(event) => change({ title: event.target.value })} />
          </Field>
          <Field id={ids.code} label={t("phrases.code")}>
            <Input id={ids.code} prefix="/" maxLength={20} value={words.code} onChange={(event) => change({ code: event.target.value })} placeholder={t("phrases.codeHint")} />
          </Field>
        </div>
        <label htmlFor={ids.text}>{t("phrases.text")}</label>
        <div className={styles.textField}>
          <Places page={page} onPut={(place) => change({ text: `${words.text.slice(0, caret.current)}{${place}}${words.text.slice(caret.current)}` })} />
          <Input.TextArea
            id={ids.text}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={500}
            showCount
            value={words.text}
            onChange={(event) => {
              change({ text: event.target.value });
              caret.current = event.target.selectionStart;
            }}
            onSelect={(event) => {
              caret.current = event.currentTarget.selectionStart;
            }}
          />
        </div>
        <label htmlFor={ids.asks}>{t("phrases.asks")}</label>
        <Input.TextArea id={ids.asks} autoSize={{ minRows: 2, maxRows: 4 }} value={asks} onChange={(event) => setAsks(event.target.value)} placeholder={t("phrases.asksHint")} />
        <div className={styles.two}>
          <Field id={ids.goods} label={t("phrases.goods")}>
            <Input id={ids.goods} maxLength={64} value={words.goods_id} onChange={(event) => change({ goods_id: event.target.value })} placeholder={t("phrases.goodsHint")} />
          </Field>
          <Field id={ids.category} label={t("phrases.category")}>
            <Input id={ids.category} maxLength={100} value={words.category} onChange={(event) => change({ category: event.target.value })} />
          </Field>
        </div>
      </div>
      {check && (
        <div className={styles.told} aria-live="polite">
          {check.problem ? (
            <p className={styles.problem}>{pick(check.problem, check.problem_en)}</p>
          ) : (
            <>
              <span className="quiet small">{t("phrases.preview")}</span>
              <p className={styles.text}>{check.preview}</p>
            </>
          )}
          {check.verdict === "block" && <p className={styles.problem}>{t("phrases.blocked")}</p>}
          <FindingList findings={check.findings} lit={-1} label={t("language.findings")} />
        </div>
      )}
      {act.isError && <Banner tone="caution">{failureLine(act.error, t)}</Banner>}
    </Modal>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className={sheet.form}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

function Places({ page, onPut }: { page: PhrasePage; onPut: (place: string) => void }) {
  return (
    <p className={styles.places}>
      {page.places.map(({ key, name_en }) => (
        <Button key={key} size="small" title={`{${key}}`} onClick={() => onPut(key)}>
          {pick(key, name_en)}
        </Button>
      ))}
    </p>
  );
}

function wordsOf(phrase: Phrase | null): PhraseText {
  if (!phrase) return { text: "", title: "", code: "", goods_id: "", category: "", asks: [] };
  const { text, title, code, goods_id, category, asks } = phrase;
  return { text, title, code, goods_id, category, asks };
}
