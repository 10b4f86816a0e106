import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Frame.module.css";
import { GlobalSearch } from "./GlobalSearch";
import { ShopSwitch } from "./ShopSwitch";

const TopEnd = lazy(async () => ({ default: (await import("./TopEnd")).TopEnd }));

export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className={styles.top} aria-label={t("frame.bar")}>
      <ShopSwitch />
      <div className={styles.search}>
        <GlobalSearch />
      </div>
      <div className={styles.end}>
        <Suspense fallback={null}>
          <TopEnd />
        </Suspense>
      </div>
    </header>
  );
}
