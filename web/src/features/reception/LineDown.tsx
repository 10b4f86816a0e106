import { useTranslation } from "react-i18next";
import { useLive } from "@/live/context";
import { Banner } from "@/ui/Notice";
import { useEffect, useState } from "react";
import styles from "./ReceptionPage.module.css";

const PATIENCE_MS = 4_000;

/** Nothing new arrives: said only once it lasts, since a line that is mended at once needs no word. */
export function LineDown() {
  const { t } = useTranslation();
  const { state } = useLive();
  const [lasting, setLasting] = useState(false);
  const broken = state !== "live";
  useEffect(() => {
    const timer = setTimeout(() => setLasting(broken), broken ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [broken]);
  if (!broken || !lasting) return null;
  return (
    <div className={styles.down}>
      <Banner tone="caution">{t("reception.lineDown")}</Banner>
    </div>
  );
}
