import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { LiveProvider } from "@/live/LiveProvider";
import { loadPageWords } from "@/i18n";
import { isTyping } from "@/ui/keys";
import { Bones } from "@/ui/Notice";
import styles from "./Frame.module.css";
import { Rail } from "./Rail";
import { TopBar } from "./TopBar";

const Reminder = lazy(async () => {
  const [module] = await Promise.all([import("@/features/reception/reminder/Reminder"), loadPageWords()]);
  return { default: module.Reminder };
});
const HelpKeys = lazy(async () => {
  const [module] = await Promise.all([import("./HelpKeys"), loadPageWords()]);
  return { default: module.HelpKeys };
});

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
      <Suspense>
        <Reminder />
      </Suspense>
      <Help />
    </LiveProvider>
  );
}

/** '?' shows what the keyboard can do; Ctrl+/ also while writing, as somebody in reception always is. */
function Help() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = (event: KeyboardEvent) => {
      if (event.key === "/" ? event.ctrlKey || event.metaKey : event.key === "?" && !isTyping(event)) setOpen(true);
    };
    window.addEventListener("keydown", show);
    return () => window.removeEventListener("keydown", show);
  }, []);
  if (!open) return null;
  return (
    <Suspense>
      <HelpKeys onClose={() => setOpen(false)} />
    </Suspense>
  );
}
