import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import type { CaseRow } from "@/api/types";
import { useSession } from "@/features/session/session";
import { Bones, Failure } from "@/ui/Notice";
import { useWide } from "@/ui/useWide";
import { useTakeCase } from "../actions";
import styles from "./CaseList.module.css";
import { CaseTable, type TableHandle } from "./CaseTable";
import { EmptyList } from "./EmptyList";
import { FilterBar } from "./FilterBar";
import { readFilters, writeFilters, type Filters } from "./filters";
import { PhoneCards } from "./PhoneCards";
import { Preview } from "./Preview";
import { useCaseList } from "./useCaseList";
import { useListKeys } from "./useListKeys";
import { usePending } from "./usePending";
import { ViewTabs } from "./ViewTabs";

/** The working day: every case with its clock, and what is to be done next. */
export function CaseListPage() {
  const { t } = useTranslation();
  const { staff } = useSession();
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const { query, rows, count } = useCaseList(filters);
  const client = useQueryClient();
  const [activeId, setActiveId] = useState<number | null>(null);
  const [previewed, setPreviewed] = useState<number | null>(null);
  const navigate = useNavigate();
  const take = useTakeCase();
  const wide = useWide(700);
  const table = useRef<TableHandle>(null);

  const change = (next: Partial<Filters>) => setParams(writeFilters({ ...filters, ...next }), { replace: true });
  const settle = () => void client.resetQueries({ queryKey: ["cases", filters] }).then(() => client.invalidateQueries({ queryKey: ["counts"] }));
  const pending = usePending(rows, filters, staff.id, settle);
  const open = (row: CaseRow) => void navigate(`/cases/${row.id}`);
  const move = (row: CaseRow) => {
    setActiveId(row.id);
    table.current?.show(row.id);
    if (previewed !== null) setPreviewed(row.id);
  };
  useListKeys({ rows, activeId, move, open, preview: (row) => setPreviewed(previewed === row.id ? null : row.id), close: () => setPreviewed(null), take: take.mutate, refresh: pending.apply });
  useEffect(() => {
    document.title = `${t("frame.cases")} · ${t("frame.name")}`;
  }, [t]);

  return (
    <div className={styles.page}>
      <ViewTabs filters={filters} onChange={(view) => change({ view })} />
      <FilterBar filters={filters} onChange={change} count={count} pending={pending} busy={query.isFetching} onRefresh={pending.apply} />
      <div className={styles.body} aria-busy={query.isFetching}>
        {query.isPending ? (
          <Bones widths={Array.from({ length: 14 }, (_, place) => 99 - (place % 4))} />
        ) : query.isError && rows.length === 0 ? (
          <Failure error={query.error} kept={t("list.kept")} onRetry={() => void query.refetch()} />
        ) : rows.length === 0 ? (
          <EmptyList filters={filters} onClear={() => setParams(writeFilters({ view: filters.view, shop: filters.shop }))} />
        ) : !wide ? (
          <PhoneCards rows={rows} />
        ) : (
          <CaseTable ref={table} key={params.toString()} place={params.toString()} rows={rows} activeId={activeId} onActive={setActiveId} onPreview={(row) => setPreviewed(row.id)} onOpen={open} more={query} />
        )}
        {previewed !== null && <Preview id={previewed} onClose={() => setPreviewed(null)} />}
      </div>
    </div>
  );
}
