import { useId } from "react";
import { useTranslation } from "react-i18next";
import { CheckedInput } from "@/features/language/check/CheckedInput";
import { FindingList } from "@/features/language/check/FindingList";
import { useScreening } from "@/features/language/check/useScreening";
import { VerdictLine } from "@/features/language/check/VerdictLine";

type Props = { shop: number; label: string; placeholder: string; hint: string; value: string; onChange: (text: string) => void };

/** Words that many buyers will get, checked by the shop's rules while they are written. */
export function ScreenedWords({ shop, label, placeholder, hint, value, onChange }: Props) {
  const { t } = useTranslation();
  const checked = useScreening({ shop, text: value, direction: "out" });
  const offered = checked.screening?.rewrite ?? "";
  const rewrite = checked.fresh && offered.trim() && offered !== value ? offered : null;
  const [field, line] = [useId(), useId()];
  return (
    <div>
      <CheckedInput id={field} label={label} placeholder={placeholder} text={value} findings={checked.findings} rewrite={rewrite} describedBy={line} onChange={onChange} />
      <VerdictLine id={line} checked={checked} direction="out" empty={hint} />
      {checked.findings.length > 0 && <FindingList findings={checked.findings} lit={-1} label={t("language.findings")} />}
    </div>
  );
}
