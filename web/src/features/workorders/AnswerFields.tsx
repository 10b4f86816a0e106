import { PlusOutlined, VideoCameraOutlined } from "@ant-design/icons";
import { Button, Input, Radio } from "antd";
import { useEffect, useId, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { MOST_FILES, MOST_MEGABYTES, TAKEN, type Given } from "./calls";
import type { Choice } from "./shapes";
import styles from "./WorkOrders.module.css";

type Props = { choices: readonly Choice[]; given: Given; onChange: (given: Given) => void; large?: boolean };

/** Choice, words and photos of an answer, for staff and for whoever holds the link alike. */
export function AnswerFields({ choices, given, onChange, large = false }: Props) {
  const { t } = useTranslation();
  const ids = { choice: useId(), words: useId() };
  const field = useRef<HTMLInputElement>(null);
  const add = (list: FileList | null) => {
    onChange({ ...given, files: [...given.files, ...(list ?? [])] });
    if (field.current) field.current.value = "";
  };
  const drop = (gone: File) => onChange({ ...given, files: given.files.filter((file) => file !== gone) });
  return (
    <>
      {choices.length > 0 && (
        <>
          <span id={ids.choice}>{t("workOrder.answer.choice")}</span>
          <Radio.Group aria-labelledby={ids.choice} className={styles.choices} value={given.choice} onChange={(event) => onChange({ ...given, choice: event.target.value as string })} options={choices.map((choice) => ({ value: choice.value, label: pick(choice.label, choice.label_en) }))} />
        </>
      )}
      <label htmlFor={ids.words}>{t("workOrder.answer.words")}</label>
      <Input.TextArea id={ids.words} rows={3} maxLength={2000} placeholder={t("workOrder.page.wordsHint")} value={given.words} onChange={(event) => onChange({ ...given, words: event.target.value })} />
      <ul className={styles.photos} aria-label={t("workOrder.answer.photos")}>
        {given.files.map((file, place) => (
          <li key={`${file.name}-${place}`}>
            <Picture file={file} />
            <button type="button" className={styles.off} aria-label={t("workOrder.answer.remove", { name: file.name })} onClick={() => drop(file)}>
              ×
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button size={large ? "large" : "middle"} icon={<PlusOutlined aria-hidden />} onClick={() => field.current?.click()}>
          {t("workOrder.page.add")}
        </Button>
        <input ref={field} type="file" multiple hidden accept={TAKEN} aria-label={t("workOrder.page.add")} onChange={(event) => add(event.target.files)} />
      </div>
      <TooMuch files={given.files} />
    </>
  );
}

/** Whether an answer can be sent: a choice where there are any, else words; and files within the limits. */
export function isComplete(given: Given, choices: readonly Choice[]): boolean {
  return (choices.length > 0 ? given.choice !== "" : given.words.trim().length >= 2) && !isTooMuch(given.files);
}

function isTooMuch(files: readonly File[]): boolean {
  return files.length > MOST_FILES || megabytes(files) > MOST_MEGABYTES;
}

function megabytes(files: readonly File[]): number {
  return files.reduce((sum, file) => sum + file.size, 0) / 1024 / 1024;
}

function TooMuch({ files }: { files: readonly File[] }) {
  const { t } = useTranslation();
  const limits = { count: MOST_FILES, size: MOST_MEGABYTES };
  if (!isTooMuch(files)) return <p className="quiet small">{t("workOrder.page.limit", limits)}</p>;
  return (
    <p role="alert" style={{ color: "var(--red)" }}>
      {t(files.length > MOST_FILES ? "workOrder.page.tooMany" : "workOrder.page.tooBig", limits)}
    </p>
  );
}

function Picture({ file }: { file: File }) {
  const address = useMemo(() => (file.type.startsWith("image/") ? URL.createObjectURL(file) : ""), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  if (address) return <img src={address} alt={file.name} width={72} height={72} />;
  return (
    <span className={styles.file}>
      <VideoCameraOutlined aria-hidden /> {file.name}
    </span>
  );
}
