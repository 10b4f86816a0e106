/** 正在输入, both ways: told every few seconds while it lasts, shown until it is not told any more. */

import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/api/client";
import type { TalkRow } from "@/api/types";
import { useLive } from "@/live/context";

const SHOWN_MS = 5_000;
const AGAIN_MS = 3_000;

/** Whether the buyer of this talk is writing at the moment; what they then send ends it. */
export function useBuyerTyping(talkId: number): boolean {
  const { listen } = useLive();
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    let end: ReturnType<typeof setTimeout> | undefined;
    const stop = listen((event) => {
      const told = event.type === "typing" && event.talk_id === talkId;
      const came = event.type === "talk" && event.talk_id === talkId && event.kind === "talk.message_came";
      if (!told && !came) return;
      clearTimeout(end);
      setTyping(told);
      if (told) end = setTimeout(() => setTyping(false), SHOWN_MS);
    });
    return () => {
      clearTimeout(end);
      stop();
    };
  }, [listen, talkId]);
  return typing;
}

/** Call it as something is written; the buyer is told where a bridge can tell them. A mark that is lost is lost. */
export function useTellTyping({ id, source }: TalkRow): () => void {
  const told = useRef(0);
  return useCallback(() => {
    if (source !== "channel" || Date.now() - told.current < AGAIN_MS) return;
    told.current = Date.now();
    void api.POST("/api/talks/{talk_id}/typing", { params: { path: { talk_id: id } } }).catch(() => undefined);
  }, [id, source]);
}
