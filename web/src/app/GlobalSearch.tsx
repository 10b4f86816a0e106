import { SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Input, type InputRef } from "antd";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, unwrap } from "@/api/client";
import type { CaseRow } from "@/api/types";
import styles from "./GlobalSearch.module.css";

const SHOWN = 6;

/** Ctrl+K: order, tracking number, buyer or any words. A hit opens the case, Enter lists all hits. */
export function GlobalSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState("");
  const hits = useHits(useDeferredValue(text.trim()));
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      field.current?.focus({ cursor: "all" });
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);
  const listAll = () => {
    if (!text.trim()) return;
    void navigate({ pathname: "/cases", search: new URLSearchParams({ view: "all", q: text.trim() }).toString() });
    setText("");
    field.current?.blur();
  };
  return (
    <AutoComplete
      style={{ width: "100%" }}
      value={text}
      onChange={setText}
      options={hits.map((row) => ({ value: `case:${row.id}`, label: <Hit row={row} /> }))}
      onSelect={(value: string) => {
        setText("");
        void navigate(`/cases/${value.slice("case:".length)}`);
      }}
    >
      <Input ref={field} prefix={<SearchOutlined />} suffix={<kbd className={styles.key}>Ctrl K</kbd>} placeholder={t("frame.search")} aria-label={t("frame.search")} onPressEnter={(event) => !isOnHit(event.currentTarget) && listAll()} />
    </AutoComplete>
  );
}

function useHits(q: string): CaseRow[] {
  const { data } = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => unwrap(api.GET("/api/cases", { params: { query: { q, limit: SHOWN } }, signal })),
    enabled: q.length > 1,
    staleTime: 10_000,
  });
  return q.length > 1 ? (data?.items ?? []) : [];
}

function Hit({ row }: { row: CaseRow }) {
  const { t } = useTranslation();
  return (
    <span className={styles.hit}>
      <span className="clip">
        {row.goods} <span className="quiet">{row.buyer}</span>
      </span>
      <span className="quiet small num nowrap">
        {row.order_no} · {t(`words.stage.${row.stage}`)}
      </span>
    </span>
  );
}

/** Whether the arrow keys have marked one of the hits, so that Enter is meant for it. */
function isOnHit(input: HTMLInputElement): boolean {
  return Boolean(input.getAttribute("aria-activedescendant")) && Boolean(document.querySelector(".ant-select-item-option-active"));
}
