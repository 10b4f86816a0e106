import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { Failure } from "@/ui/Notice";

/** A page broke, or its code could not be fetched because a newer Heqi was installed meanwhile: loading again mends both. */
export function Crash() {
  const { t } = useTranslation();
  return <Failure error={useRouteError()} kept={t("failure.crash")} onRetry={() => window.location.reload()} />;
}
