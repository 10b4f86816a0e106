import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { failureLine } from "@/ui/failureText";
import { showToast } from "@/ui/toast";

export type Verb = { verb: "tick" } | { verb: "withdraw" } | { verb: "release" | "refuse"; reason: string };

/** What may be done with a message that was written here and has not left. The live feed brings what became of it. */
export function useOutgoing(talkId: number, messageId: number) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (asked: Verb) => {
      const params = { path: { talk_id: talkId, message_id: messageId } };
      if (asked.verb === "tick") return unwrap(api.POST("/api/talks/{talk_id}/messages/{message_id}/tick", { params, body: {} }));
      if (asked.verb === "withdraw") return unwrap(api.POST("/api/talks/{talk_id}/messages/{message_id}/withdraw", { params }));
      const body = { reason: asked.reason };
      return asked.verb === "release"
        ? unwrap(api.POST("/api/talks/{talk_id}/messages/{message_id}/release", { params, body }))
        : unwrap(api.POST("/api/talks/{talk_id}/messages/{message_id}/refuse", { params, body }));
    },
    onError: (error) => showToast(failureLine(error, t)),
    onSettled: () => client.invalidateQueries({ queryKey: ["talks", "held"] }),
  });
}
