import { useQuery } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import { useTabCounts } from "../list/useTalks";

/** What waits for me in all my shops: how many, and who waits longest by the clock. */
export function useWaiting() {
  const { waiting } = useTabCounts("mine", null);
  const count = waiting?.count ?? 0;
  const { data } = useQuery({
    // Under "counts", which the live feed renews a moment after something happened.
    queryKey: ["counts", "talks", "longest"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/talks", { params: { query: { tab: "waiting", scope: "mine", limit: 1 } }, signal })),
    enabled: count > 0,
  });
  return { count, capped: waiting?.capped ?? false, longest: count > 0 ? data?.items[0] : undefined };
}
