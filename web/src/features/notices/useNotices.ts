/** Who outside is told what. Read again every few seconds while something is on its way. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { NoticePage } from "./shapes";

const KEY = ["notices"];

export function useNotices() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => unwrap(api.GET("/api/notices", { signal })),
    refetchInterval: ({ state }) => (state.data && isOnItsWay(state.data) ? 2_000 : 30_000),
  });
}

/** A verb of the page; whatever comes of it, the list is read again. */
export function useNoticeVerb<Sent, Answer>(call: (sent: Sent) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: call, onSettled: () => client.invalidateQueries({ queryKey: KEY }) });
}

function isOnItsWay(page: NoticePage): boolean {
  return page.destinations.some((each) => each.newest.some((told) => told.state === "queued" && told.attempts < 2));
}
