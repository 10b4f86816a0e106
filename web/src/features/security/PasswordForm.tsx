import { Button, Input } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { showToast } from "@/ui/toast";
import { changePassword, useSecurityAct } from "./useSecurity";

/** A new password for the old one; the other log-ins end. */
export function PasswordForm({ length }: { length: number }) {
  const { t } = useTranslation();
  const change = useSecurityAct(changePassword);
  const ids = { old: useId(), new: useId() };
  const [given, setGiven] = useState({ old: "", new: "" });
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    change.mutate(given, {
      onSuccess: () => {
        setGiven({ old: "", new: "" });
        showToast(t("security.password.done"));
      },
    });
  };
  return (
    <form className={sheet.card} onSubmit={go}>
      <h2>{t("security.password.title")}</h2>
      <p className="quiet">{t("security.password.rules", { length })}</p>
      <div className={sheet.form} style={{ maxWidth: 320 }}>
        <label htmlFor={ids.old}>{t("security.password.old")}</label>
        <Input.Password id={ids.old} autoComplete="current-password" value={given.old} onChange={(event) => setGiven({ ...given, old: event.target.value })} />
        <label htmlFor={ids.new}>{t("security.password.new")}</label>
        <Input.Password id={ids.new} autoComplete="new-password" value={given.new} onChange={(event) => setGiven({ ...given, new: event.target.value })} />
      </div>
      {change.isError && <Banner tone="caution">{failureLine(change.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button htmlType="submit" loading={change.isPending} disabled={!given.old || !given.new}>
          {t("security.password.title")}
        </Button>
      </div>
    </form>
  );
}
