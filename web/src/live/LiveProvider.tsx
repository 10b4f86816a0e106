import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { applyEvent, closeOpeningGap } from "./applyEvent";
import { LiveContext, type Live } from "./context";
import type { Hear, LiveState } from "./events";
import { hearFeed } from "./share";

const COUNTS_REST_MS = 2_000;

/** Listens to the feed while somebody is logged in, keeps the caches in step, and lets pages listen too. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>("waiting");
  const [listeners] = useState(() => new Set<Hear>());

  useEffect(() => {
    let greeted = false;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const refreshCounts = () => {
      resting ??= setTimeout(() => {
        resting = undefined;
        void client.invalidateQueries({ queryKey: ["counts"] });
      }, COUNTS_REST_MS);
    };
    const stop = hearFeed((event) => {
      if (event.type === "state") setState(event.state);
      // Listeners first: they compare the event with what stands on screen, which applying it changes.
      for (const listener of listeners) listener(event);
      applyEvent(client, event);
      if (event.type === "hello" && !greeted) closeOpeningGap(client);
      greeted ||= event.type === "hello";
      if (event.type === "case" || event.type === "talk" || event.type === "import") refreshCounts();
    });
    return () => {
      clearTimeout(resting);
      stop();
    };
  }, [client, listeners]);

  const [listen] = useState<Live["listen"]>(() => (hear: Hear) => {
    listeners.add(hear);
    return () => listeners.delete(hear);
  });
  return <LiveContext value={{ state, listen }}>{children}</LiveContext>;
}
