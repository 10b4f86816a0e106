import { PresenceSwitch } from "@/features/desk/PresenceSwitch";
import { AccountMenu } from "@/features/session/AccountMenu";
import { LiveStatus } from "@/live/LiveStatus";
import styles from "./Frame.module.css";
import { LanguageSwitch, ModeSwitch } from "./Switches";

/** The end of the bar: how the line is, where I am, language and light, who I am. Fetched behind the page itself. */
export function TopEnd() {
  return (
    <>
      <LiveStatus />
      <PresenceSwitch />
      <LanguageSwitch />
      <span className={styles.mode}>
        <ModeSwitch />
      </span>
      <AccountMenu />
    </>
  );
}
