import { useQuery } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";

/** Messages that wait for my release; not asked for where I may release none. */
export function useHeld(shop: number | null, supervises: boolean) {
  return useQuery({
    queryKey: ["talks", "held", shop],
    queryFn: ({ signal }) => unwrap(api.GET("/api/talks/held", { params: { query: { shop: shop ?? undefined } }, signal })),
    enabled: supervises,
  });
}

export type HeldQuery = ReturnType<typeof useHeld>;
