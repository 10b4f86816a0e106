/** Channels of shops: read every few seconds while a worker tries an address, else now and then. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";

const KEY = ["channels"];
const SOON = 2_000;
const LATER = 20_000;

export function useChannels() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => unwrap(api.GET("/api/channels", { signal })),
    refetchInterval: ({ state }) => (state.data?.channels.some((each) => each.testing) ? SOON : LATER),
  });
}

/** A verb on channels; the list is read anew when it has been done or refused. */
export function useChannelVerb<Sent, Told>(call: (sent: Sent) => Promise<Told>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: call, onSettled: () => client.invalidateQueries({ queryKey: KEY }) });
}
