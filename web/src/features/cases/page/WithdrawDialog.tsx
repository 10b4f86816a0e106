import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { useCaseDesk } from "./desk";
import { ReasonDialog } from "./ReasonDialog";

/** Takes a choice back, with the reason that the story keeps. */
export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  return (
    <ReasonDialog
      title={t("withdraw.title")}
      ok={t("flow.withdraw")}
      hint={t("withdraw.hint")}
      onClose={onClose}
      call={(reason, version) => unwrap(api.POST("/api/cases/{case_id}/withdraw", { params: { path: { case_id: detail.id } }, body: { reason, version } }))}
    />
  );
}
