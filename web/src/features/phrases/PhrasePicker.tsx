import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { FilledText } from "./FilledText";
import styles from "./Phrases.module.css";
import { takenFrom, type OnTake, type Phrase } from "./shapes";
import { usePhrases } from "./usePhrases";

type Props = { shopId: number; orderNo?: string; onTake: OnTake; onClose: () => void };

const MOST = 8;

/** What opens at '/' above the input: type a code, initials or words; arrows choose, Enter takes, Esc goes back. */
export function PhrasePicker({ shopId, orderNo, onTake, onClose }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = usePhrases({ shop: shopId, typed, orderNo });
  const items = found.data?.items.slice(0, MOST) ?? [];
  const at = Math.min(chosen, Math.max(0, items.length - 1));
  const take = (phrase: Phrase | undefined) => phrase && onTake(phrase.filled, takenFrom(phrase));
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown") setChosen(items.length ? (at + 1) % items.length : 0);
    else if (key === "ArrowUp") setChosen(items.length ? (at + items.length - 1) % items.length : 0);
    else if (key === "Enter") take(items[at]);
    else if (key === "Escape" || (key === "Backspace" && typed === "")) onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.picker} role="dialog" aria-label={t("phrases.pick")}>
      <label className={styles.pickerField}>
        <kbd aria-hidden>/</kbd>
        <input
          ref={field}
          role="combobox"
          aria-expanded
          aria-controls="phrase-picker-list"
          aria-activedescendant={items[at] ? `phrase-${items[at].key}` : undefined}
          aria-label={t("phrases.search")}
          placeholder={t("phrases.searchHint")}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
      </label>
      <ul id="phrase-picker-list" role="listbox" aria-label={t("phrases.pick")}>
        {items.map((phrase, place) => (
          <Choice key={phrase.key} phrase={phrase} chosen={place === at} onTake={() => take(phrase)} onPoint={() => setChosen(place)} />
        ))}
      </ul>
      {items.length === 0 && <p className="quiet small">{t(found.isError ? "phrases.unreachable" : found.isPending ? "loading" : "phrases.notFound")}</p>}
      <p className={`${styles.pickerKeys} quiet small`}>{t("phrases.pickerKeys")}</p>
    </div>
  );
}

function Choice({ phrase, chosen, onTake, onPoint }: { phrase: Phrase; chosen: boolean; onTake: () => void; onPoint: () => void }) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <li ref={line} id={`phrase-${phrase.key}`} role="option" aria-selected={chosen} onMouseDown={(event) => (event.preventDefault(), onTake())} onMouseMove={onPoint}>
      <strong>{phrase.title || phrase.group}</strong>
      {phrase.code && <kbd>/{phrase.code}</kbd>}
      <span className={styles.takeText}>
        <FilledText text={phrase.filled} />
      </span>
    </li>
  );
}
