import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useEffect, useId, useRef, useState, type KeyboardEvent as Press } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import styles from "./GlobalSearch.module.css";
import { useHits, type Hit } from "./useHits";

/** Ctrl+K: order, tracking number, buyer or any words. A hit opens the order or the case, Enter lists all cases. */
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
  const go = (hit: Hit | undefined) => {
    const q = text.trim();
    if (hit) void navigate(hit.at);
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
        {hits.map((hit, at) => (
          // The field keeps the focus and has the keys; the pointer is only another way to choose.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li key={hit.at} id={`${list}-${at}`} role="option" aria-selected={at === marked} className={styles.hit} onMouseDown={(event) => event.preventDefault()} onClick={() => go(hit)}>
            <HitLine hit={hit} />
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

function HitLine({ hit: { row, order } }: { hit: Hit }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="clip">
        {(row ?? order).goods} <span className="quiet">{row ? row.buyer : order.shop.name}</span>
      </span>
      <span className="quiet small num nowrap">
        {(row ?? order).order_no} · {row ? t(`words.stage.${row.stage}`) : t("frame.order")}
      </span>
    </>
  );
}
