import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Bones, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { FactorPanel } from "./FactorPanel";
import { PasswordForm } from "./PasswordForm";
import { SessionList } from "./SessionList";
import { useSecurityPage } from "./useSecurity";

/** My account's safety: second factor, password, where I am logged in. */
export function SecurityPage() {
  const { t } = useTranslation();
  const page = useSecurityPage();
  useEffect(() => {
    document.title = `${t("settings.security")} · ${t("frame.name")}`;
  }, [t]);
  if (page.isError) return <Failure error={page.error} onRetry={() => void page.refetch()} />;
  if (page.isPending) return <Bones widths={[30, 80, 85, 70]} />;
  return (
    <div className={sheet.stack}>
      <h1>{t("settings.security")}</h1>
      <FactorPanel factor={page.data.second_factor} />
      <PasswordForm length={page.data.password_length} />
      <SessionList sessions={page.data.sessions} idleDays={page.data.idle_days} />
    </div>
  );
}
