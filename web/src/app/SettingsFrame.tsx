import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet } from "react-router";
import { useSession } from "@/features/session/session";
import { Bones } from "@/ui/Notice";
import styles from "./SettingsFrame.module.css";

/** The pages of 设置, each for the roles that it is for. */
export function SettingsFrame() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const roles = new Set(shops.map((shop) => shop.role));
  const supervises = roles.has("owner") || roles.has("supervisor");
  return (
    <div className={styles.frame}>
      <nav className={styles.side} aria-label={t("settings.pages")}>
        <h1>{t("settings.title")}</h1>
        <NavLink to="/settings/rules">{t("settings.rules")}</NavLink>
        <NavLink to="/settings/language">{t("settings.language")}</NavLink>
        <NavLink to="/settings/desk">{t("settings.desk")}</NavLink>
        <NavLink to="/settings/phrases">{t("settings.phrases")}</NavLink>
        <NavLink to="/settings/scripts">{t("settings.scripts")}</NavLink>
        <NavLink to="/settings/points">{t("settings.points")}</NavLink>
        <NavLink to="/settings/money">{t("settings.money")}</NavLink>
        <NavLink to="/settings/automation">{t("settings.automation")}</NavLink>
        {roles.has("owner") && <NavLink to="/settings/backtest">{t("settings.backtest")}</NavLink>}
        <NavLink to="/settings/connections">{t("settings.connections")}</NavLink>
        <NavLink to="/settings/couriers">{t("settings.couriers")}</NavLink>
        <NavLink to="/settings/stuck">{t("settings.stuck")}</NavLink>
        <NavLink to="/settings/notices">{t("settings.notices")}</NavLink>
        {roles.has("owner") && <NavLink to="/settings/staff">{t("settings.staff")}</NavLink>}
        {supervises && <NavLink to="/settings/sub-accounts">{t("settings.subAccounts")}</NavLink>}
        {supervises && <NavLink to="/settings/audit">{t("settings.audit")}</NavLink>}
        <NavLink to="/settings/security">{t("settings.security")}</NavLink>
      </nav>
      <div className={styles.page}>
        <Suspense fallback={<Bones widths={[40, 90, 85]} />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}
