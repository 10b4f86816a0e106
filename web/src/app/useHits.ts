import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, unwrap } from "@/api/client";
import type { CaseRow } from "@/api/types";

const SHOWN = 6;
const REST_MS = 180;

/** The first cases that a text finds, once typing rests. One character finds too much to be of use. */
export function useHits(text: string): CaseRow[] {
  const q = useRested(text.trim());
  const { data } = useQuery({
    queryKey: ["search", q],
    queryFn: ({ signal }) => unwrap(api.GET("/api/cases", { params: { query: { q, limit: SHOWN } }, signal })),
    enabled: q.length > 1,
    staleTime: 10_000,
  });
  return text.trim().length > 1 ? (data?.items ?? []) : [];
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
