import { useTranslation } from "react-i18next";
import { TABS, type Tab } from "@/live/mergeTalk";
import type { TabCounts } from "./useTalks";
import styles from "./TalkPane.module.css";

export type ListTab = Tab | "held";

type Props = { tab: ListTab; counts: TabCounts; held: number | null; onChange: (tab: ListTab) => void };

/** What lies where, with how much of it. 待放行 only for whoever may release. */
export function TalkTabs({ tab, counts, held, onChange }: Props) {
  const { t } = useTranslation();
  const shown: ListTab[] = held === null ? [...TABS] : [...TABS, "held"];
  return (
    <div className={styles.tabs} role="tablist" aria-label={t("reception.tabs")}>
      {shown.map((each) => (
        <button key={each} type="button" role="tab" id={`talks-${each}`} aria-selected={each === tab} aria-controls="talks" tabIndex={each === tab ? 0 : -1} onClick={() => onChange(each)} onKeyDown={(event) => walk(event, shown, each, onChange)}>
          <span className={styles.count} data-loud={each === "waiting" || each === "held"}>
            {each === "held" ? held : counts[each] ? `${counts[each].count}${counts[each].capped ? "+" : ""}` : "·"}
          </span>
          {t(`reception.tab.${each}`)}
        </button>
      ))}
    </div>
  );
}

/** ← and → walk the tabs, as in every list of tabs. */
function walk(event: React.KeyboardEvent<HTMLButtonElement>, shown: readonly ListTab[], tab: ListTab, onChange: (tab: ListTab) => void): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  const next = shown[shown.indexOf(tab) + step];
  if (step === 0 || !next) return;
  event.preventDefault();
  onChange(next);
  document.getElementById(`talks-${next}`)?.focus();
}
