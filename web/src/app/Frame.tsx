import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, ScrollRestoration } from "react-router";
import { LiveProvider } from "@/live/LiveProvider";
import { Bones } from "@/ui/Notice";
import styles from "./Frame.module.css";
import { HelpKeys } from "./HelpKeys";
import { Rail } from "./Rail";
import { TopBar } from "./TopBar";

/** The rail, the bar and the page. */
export function Frame() {
  const { t } = useTranslation();
  return (
    <LiveProvider>
      <div className={styles.frame}>
        <a className={styles.skip} href="#main">
          {t("frame.skip")}
        </a>
        <Rail />
        <TopBar />
        <main id="main" className={styles.main} tabIndex={-1}>
          <Suspense fallback={<Bones widths={[40, 90, 85, 88]} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <HelpKeys />
      <ScrollRestoration />
    </LiveProvider>
  );
}
