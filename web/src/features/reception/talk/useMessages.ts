/** The messages of one talk: its newest at first, older ones as they are scrolled to, and what comes by the live feed. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api, unwrap } from "@/api/client";
import type { MessagePage } from "@/api/types";
import { useLive } from "@/live/context";
import { putOlder, putTail, tailCursor, type Part } from "./parts";

const PAGE = 100;
const MOST = 200;

export function useMessages(talkId: number) {
  const client = useQueryClient();
  const { listen } = useLive();
  const key = ["messages", talkId] as const;
  const query = useQuery({ queryKey: key, queryFn: ({ signal }): Promise<Part> => readPage(talkId, { limit: PAGE }, signal), staleTime: Infinity });
  const refresh = useRefresh(talkId);
  const [loading, setLoading] = useState(false);

  // What was read when the talk was last open may be old by now.
  useEffect(() => {
    if (client.getQueryData(["messages", talkId])) void refresh();
  }, [client, talkId, refresh]);
  useEffect(
    () =>
      listen((event) => {
        if ((event.type === "talk" && event.talk_id === talkId) || event.type === "hello") void refresh();
      }),
    [listen, talkId, refresh],
  );

  const older = async () => {
    const held = client.getQueryData<Part>(key);
    if (!held?.before || loading) return;
    setLoading(true);
    try {
      const page = await readPage(talkId, { before: held.before, limit: PAGE });
      client.setQueryData<Part>(key, (now) => now && putOlder(now, page));
    } finally {
      setLoading(false);
    }
  };
  return { query, part: query.data, older, loading, refresh };
}

/** Asks again for the end of the talk; a call while one is on its way makes one more behind it, never two at once. */
function useRefresh(talkId: number): () => Promise<void> {
  const client = useQueryClient();
  const running = useRef<Promise<void> | null>(null);
  const again = useRef(false);
  return useCallback(() => {
    again.current = true;
    running.current ??= (async () => {
      try {
        while (again.current) {
          again.current = false;
          await renewTail(client, talkId);
        }
      } catch {
        // The line is down: the next event, or the next hello, asks again.
      } finally {
        running.current = null;
      }
    })();
    return running.current;
  }, [client, talkId]);
}

async function renewTail(client: ReturnType<typeof useQueryClient>, talkId: number): Promise<void> {
  for (;;) {
    const held = client.getQueryData<Part>(["messages", talkId]);
    if (!held) return;
    const cursor = tailCursor(held.messages);
    const page = await readPage(talkId, cursor ? { after: cursor, limit: MOST } : { limit: PAGE });
    client.setQueryData<Part>(["messages", talkId], (now) => now && putTail(now, cursor, page));
    if (!cursor || page.messages.length < MOST) return;
  }
}

function readPage(talkId: number, query: { before?: string; after?: string; limit: number }, signal?: AbortSignal): Promise<MessagePage> {
  // The client widens tuples to arrays; a span has two ends all the same.
  return unwrap(api.GET("/api/talks/{talk_id}/messages", { params: { path: { talk_id: talkId }, query }, signal })) as Promise<MessagePage>;
}
