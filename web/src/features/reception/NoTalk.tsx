import { useTranslation } from "react-i18next";
import { Bones } from "@/ui/Notice";
import { KeyTable } from "./KeyTable";
import styles from "./ReceptionPage.module.css";

/** The middle before a conversation is open: what the keyboard can do. */
export function NoTalk({ loading }: { loading: boolean }) {
  const { t } = useTranslation();
  if (loading) return <Bones widths={[45, 60, 38, 72, 50]} />;
  return (
    <section className={styles.none} aria-label={t("reception.choose")}>
      <h1>{t("reception.choose")}</h1>
      <KeyTable />
    </section>
  );
}
