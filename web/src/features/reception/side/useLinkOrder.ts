import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { TalkRow } from "@/api/types";
import { applyEvent } from "@/live/applyEvent";
import { failureLine } from "@/ui/failureText";
import { showToast } from "@/ui/toast";

/** Says which order a talk is about; "" for none. */
export function useLinkOrder(talk: TalkRow) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (orderNo: string) => unwrap(api.POST("/api/talks/{talk_id}/order", { params: { path: { talk_id: talk.id } }, body: { version: talk.version, order_no: orderNo } })),
    onSuccess: (row) => applyEvent(client, { type: "talk", pos: 0, talk_id: row.id, row }),
    onError: (error) => {
      showToast(failureLine(error, t));
      void client.invalidateQueries({ queryKey: ["talk", talk.id] });
    },
  });
}
