import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiFailure, isPassing } from "@/api/errors";

/** The cache of what was read. A 401 anywhere asks for the session again, which brings the log-in page. */
export function makeQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiFailure && error.status === 401 && error.code !== "session.wrong") {
      void client.invalidateQueries({ queryKey: ["session"] });
    }
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The live feed keeps what is on screen fresh; refetching by itself would move rows under the mouse.
        staleTime: 30_000,
        gcTime: 15 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => isPassing(error) && count < 2,
      },
    },
  });
  return client;
}
