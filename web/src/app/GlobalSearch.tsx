import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useEffect, useId, useRef, useState, type KeyboardEvent as Press } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { CaseRow } from "@/api/types";
import styles from "./GlobalSearch.module.css";
import { useHits } from "./useHits";

/** Ctrl+K: order, tracking number, buyer or any words. A hit opens the case, Enter lists all hits. */
export function GlobalSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const field = useRef<InputRef>(null);
  const list = useId();
  const [text, setText] = useState("");
  const [focused, setFocused] = useState(false);
  const [marked, setMarked] = useState(-1);
  const hits = useHits(text);
  const open = focused && hits.length > 0;
  useSearchKey(field);

  const leave = () => {
    setText("");
    setMarked(-1);
    field.current?.blur();
  };
  const go = (row: CaseRow | undefined) => {
    const q = text.trim();
    if (row) void navigate(`/cases/${row.id}`);
    else if (q) void navigate({ pathname: "/cases", search: new URLSearchParams({ view: "all", q }).toString() });
    leave();
  };
  const press = (event: Press) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setMarked((at) => Math.min(at + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setMarked((at) => Math.max(at - 1, -1));
    else if (event.key === "Enter") go(hits[marked]);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.search}>
      <Input
        ref={field}
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={open && marked >= 0 ? `${list}-${marked}` : undefined}
        aria-autocomplete="list"
        aria-label={t("frame.search")}
        placeholder={t("frame.search")}
        prefix={<SearchOutlined />}
        suffix={<kbd className={styles.key}>Ctrl K</kbd>}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setMarked(-1);
        }}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={press}
      />
      <ul id={list} role="listbox" aria-label={t("frame.search")} hidden={!open} className={styles.hits}>
        {hits.map((row, at) => (
          // The field keeps the focus and has the keys; the pointer is only another way to choose.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li key={row.id} id={`${list}-${at}`} role="option" aria-selected={at === marked} className={styles.hit} onMouseDown={(event) => event.preventDefault()} onClick={() => go(row)}>
            <Hit row={row} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function useSearchKey(field: React.RefObject<InputRef | null>): void {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      field.current?.focus({ cursor: "all" });
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, [field]);
}

function Hit({ row }: { row: CaseRow }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="clip">
        {row.goods} <span className="quiet">{row.buyer}</span>
      </span>
      <span className="quiet small num nowrap">
        {row.order_no} · {t(`words.stage.${row.stage}`)}
      </span>
    </>
  );
}
