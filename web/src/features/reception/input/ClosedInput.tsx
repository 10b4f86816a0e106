import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { dayOf } from "../talk/lines";
import type { Desk } from "../useDesk";
import styles from "./Composer.module.css";

/** Why nothing is written in this talk, and what to do instead. */
export function ClosedInput({ talk, desk }: { talk: TalkRow; desk: Desk }) {
  const { t } = useTranslation();
  const why = desk.closed ?? "others";
  return (
    <p className={styles.closed} role="note">
      {t(`reception.closed.${why}`, { day: dayOf(talk.last_at), name: talk.staff?.name ?? "" })}
    </p>
  );
}
