import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { CaseRow } from "@/api/types";
import type { Filters } from "./filters";

const PAGE = 50;

/** The list of a set of filters, page by page. It is read again only when the page says so. */
export function useCaseList(filters: Filters) {
  const query = useInfiniteQuery({
    queryKey: ["cases", filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET("/api/cases", { params: { query: { ...toQuery(filters), order: "due", limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const rows: CaseRow[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { query, rows, count: query.data?.pages[0]?.count };
}

export function useCounts(shop: string | undefined) {
  return useQuery({
    queryKey: ["counts", shop ?? ""],
    queryFn: ({ signal }) => unwrap(api.GET("/api/cases/counts", { params: { query: { shop: shop ? Number(shop) : undefined } }, signal })),
    placeholderData: keepPreviousData,
  });
}

function toQuery({ view, shop, flag, ...rest }: Filters) {
  return { ...rest, flag: flag ? Number(flag) : undefined, view: view ?? "", shop: shop ? Number(shop) : undefined };
}
