import { FlagFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { FLAG_COLOURS, FLAG_INK, FLAG_NUMBERS } from "@/ui/flagInk";

/** The flag of a case's order; nothing where there is none. */
export function RowFlag({ flag }: { flag: number | null }) {
  const { t } = useTranslation();
  const number = FLAG_NUMBERS.find((each) => each === String(flag));
  const colour = flag === null ? undefined : FLAG_COLOURS[flag];
  if (!number || !colour) return null;
  const name = t(`list.flag.${number}`);
  return <FlagFilled style={{ color: FLAG_INK[colour], marginInlineEnd: 4 }} role="img" aria-label={name} title={name} />;
}
