import { useTranslation } from "react-i18next";
import { LiveStatus } from "@/live/LiveStatus";
import { PresenceSwitch } from "@/features/desk/PresenceSwitch";
import { AccountMenu } from "@/features/session/AccountMenu";
import styles from "./Frame.module.css";
import { GlobalSearch } from "./GlobalSearch";
import { ShopSwitch } from "./ShopSwitch";
import { LanguageSwitch, ModeSwitch } from "./Switches";

export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className={styles.top} aria-label={t("frame.bar")}>
      <ShopSwitch />
      <div className={styles.search}>
        <GlobalSearch />
      </div>
      <div className={styles.end}>
        <LiveStatus />
        <PresenceSwitch />
        <LanguageSwitch />
        <span className={styles.mode}>
          <ModeSwitch />
        </span>
        <AccountMenu />
      </div>
    </header>
  );
}
