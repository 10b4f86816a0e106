import { FlagFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { FLAG_INK } from "@/ui/flagInk";
import type { Flag } from "./shapes";
import styles from "./Note.module.css";

/** A flag in its colour, named for those who do not see it. */
export function FlagMark({ colour, name }: { colour: Flag["colour"]; name?: string }) {
  const { t } = useTranslation();
  const said = name || t(`orderNote.colour.${colour}`);
  return <FlagFilled className={styles.mark} style={{ color: FLAG_INK[colour] }} role="img" aria-label={said} title={said} />;
}
