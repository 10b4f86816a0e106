/** A message checked while it is written. The server stores nothing of it, and this cache lets go of it at once. */

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, unwrap } from "@/api/client";
import type { Finding, Screening, Turn } from "@/api/types";
import { sliceSpan, wellFormed } from "@/ui/codePoints";
import { useSettled } from "./useSettled";

export type Direction = "out" | "in";
export type Message = { shop: number; text: string; direction: Direction; context?: readonly Turn[] };
export type Checked = {
  /** The last answer; null for an empty message. Its spans may be of an earlier text: draw `findings`. */
  screening: Screening | null;
  /** Findings that still stand in the text as it is now; one that says no more than a wider one of its kind is left out. */
  findings: readonly Finding[];
  /** Whether the answer is about exactly this text. */
  fresh: boolean;
  error: unknown;
  retry: () => void;
};

export const LONGEST = 5_000;
export const SETTLE_MS = 120;
export const SCREENING = "screening";

/** Mildest first. */
const SEVERITIES = ["note", "caution", "block"];
const NOTHING: readonly Turn[] = [];
const NONE: readonly Finding[] = [];

export function useScreening({ shop, text, direction, context = NOTHING }: Message): Checked {
  const written = wellFormed(text);
  const settled = useSettled(written, SETTLE_MS);
  const empty = !written.trim();
  const body = { shop_id: shop, text: settled, direction, context: [...context] };
  const query = useQuery({
    queryKey: [SCREENING, body],
    // The client widens tuples to arrays; a span has two ends all the same.
    queryFn: async ({ signal }) => (await unwrap(api.POST("/api/screen", { body, signal }))) as Screening,
    enabled: !empty && settled.trim() !== "",
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const screening = empty ? null : (query.data ?? null);
  const findings = useMemo(() => (screening ? worthShowing(standing(screening.findings, written)) : NONE), [screening, written]);
  const fresh = empty || (written === settled && query.isSuccess && !query.isPlaceholderData && !query.isFetching);
  return { screening, findings, fresh, error: empty ? null : query.error, retry: () => void query.refetch() };
}

/** While the next answer is on its way: those whose words are still in their place. */
function standing(findings: readonly Finding[], text: string): Finding[] {
  return findings.filter(({ span, surface }) => sliceSpan(text, span) === surface);
}

/** In 加我微信 both the name and the invitation are found: the invitation says it all. */
function worthShowing(findings: readonly Finding[]): Finding[] {
  return findings.filter((one, place) => !findings.some((other, at) => at !== place && other.kind === one.kind && covers(other, one, at < place)));
}

function covers(wide: Finding, narrow: Finding, first: boolean): boolean {
  const stronger = SEVERITIES.indexOf(wide.severity) - SEVERITIES.indexOf(narrow.severity);
  const wider = wide.span[1] - wide.span[0] - (narrow.span[1] - narrow.span[0]);
  const around = wide.span[0] <= narrow.span[0] && narrow.span[1] <= wide.span[1];
  return around && stronger >= 0 && (stronger > 0 || wider > 0 || first);
}
