import { Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import sheet from "@/ui/Sheet.module.css";

export type Both = { password: string; code: string };

/** Password and code, for what only the person may do. */
export function BothFields({ both, onChange }: { both: Both; onChange: (both: Both) => void }) {
  const { t } = useTranslation();
  const ids = { password: useId(), code: useId() };
  return (
    <div className={sheet.form}>
      <label htmlFor={ids.password}>{t("security.ownPassword")}</label>
      <Input.Password id={ids.password} autoFocus autoComplete="current-password" value={both.password} onChange={(event) => onChange({ ...both, password: event.target.value })} />
      <label htmlFor={ids.code}>{t("login.code")}</label>
      <Input id={ids.code} autoComplete="one-time-code" maxLength={20} value={both.code} onChange={(event) => onChange({ ...both, code: event.target.value })} />
    </div>
  );
}
