/** What a person does to a case, as calls; each answers with the whole case as it stands afterwards. */

import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import type { CaseDetail, CaseRow } from "@/api/types";
import { mergeRow, type Pages } from "@/live/mergeRow";
import { failureLine } from "@/ui/failureText";
import { showToast } from "@/ui/toast";

/** Puts a case that the server answered with where it is shown: its page, and its line in the lists. */
export function keepCase(client: QueryClient, detail: CaseDetail): void {
  client.setQueryData(["case", detail.id], detail);
  client.setQueriesData<Pages>({ queryKey: ["cases"] }, (held) => held && mergeRow(held, detail));
  void client.invalidateQueries({ queryKey: ["counts"] });
}

/** Takes a case from the list. When somebody was quicker, the line shows who. */
export function useTakeCase() {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: ({ id, version }: CaseRow) => unwrap(api.POST("/api/cases/{case_id}/take", { params: { path: { case_id: id } }, body: { version } })),
    onSuccess: (detail) => keepCase(client, detail),
    onError: async (error, { id }) => {
      if (!isFailure(error, "case.stale")) return showToast(failureLine(error, t));
      const detail = await unwrap(api.GET("/api/cases/{case_id}", { params: { path: { case_id: id } } }));
      keepCase(client, detail);
      showToast(detail.owner ? t("list.takenBy", { name: detail.owner.name }) : t("list.changed"));
    },
  });
}
