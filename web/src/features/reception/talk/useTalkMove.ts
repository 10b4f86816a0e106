import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { TalkRow } from "@/api/types";
import { applyEvent } from "@/live/applyEvent";
import { failureLine } from "@/ui/failureText";
import { showToast } from "@/ui/toast";

export type Passing = { to: number | null; reason: string; summary: string; buyer_agreed: boolean };
export type Move =
  | { verb: "claim" | "put-back" | "close" | "reopen" | "calm" }
  | { verb: "star"; starred: boolean }
  | { verb: "snooze"; until: string | null }
  | { verb: "take-over"; reason: string }
  | { verb: "transfer"; given: Passing };

/** One call per button on a conversation. Its answer is the row as it stands, which every list takes in at once. */
export function useTalkMove(talk: TalkRow) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (move: Move) => call(talk.id, move),
    onSuccess: (row) => {
      applyEvent(client, { type: "talk", pos: 0, talk_id: row.id, row });
      void client.invalidateQueries({ queryKey: ["counts", "talks"] });
    },
    onError: (error) => {
      showToast(failureLine(error, t));
      void client.invalidateQueries({ queryKey: ["talk", talk.id] });
    },
  });
}

function call(talkId: number, move: Move): Promise<TalkRow> {
  const params = { path: { talk_id: talkId } };
  switch (move.verb) {
    case "claim":
      return unwrap(api.POST("/api/talks/{talk_id}/claim", { params }));
    case "put-back":
      return unwrap(api.POST("/api/talks/{talk_id}/put-back", { params }));
    case "close":
      return unwrap(api.POST("/api/talks/{talk_id}/close", { params }));
    case "reopen":
      return unwrap(api.POST("/api/talks/{talk_id}/reopen", { params }));
    case "calm":
      return unwrap(api.POST("/api/talks/{talk_id}/calm", { params }));
    case "star":
      return unwrap(api.POST("/api/talks/{talk_id}/star", { params, body: { starred: move.starred } }));
    case "snooze":
      return unwrap(api.POST("/api/talks/{talk_id}/snooze", { params, body: { until: move.until } }));
    case "take-over":
      return unwrap(api.POST("/api/talks/{talk_id}/take-over", { params, body: { reason: move.reason } }));
    case "transfer":
      return unwrap(api.POST("/api/talks/{talk_id}/transfer", { params, body: move.given }));
  }
}
