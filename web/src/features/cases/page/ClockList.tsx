import { useTranslation } from "react-i18next";
import type { Clock } from "@/api/types";
import { TimeLeft } from "@/ui/TimeLeft";
import { ClockName } from "./ClockName";
import styles from "./Decision.module.css";
import { RuleHover } from "./RuleHover";
import { useCaseDesk } from "./desk";

const WHOM = ["merchant", "buyer", "platform"] as const;

/** Every clock that runs: what it is, on whom, how long, and which rule or field it comes from. */
export function ClockList({ clocks }: { clocks: readonly Clock[] }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  if (clocks.length === 0) return null;
  return (
    <ul className={styles.clocks} aria-label={t("decision.clocks")}>
      {clocks.map((clock) => {
        const whom = WHOM.find((each) => each === clock.on_whom);
        return (
          <li key={clock.name + clock.due_at}>
            <span>
              <ClockName name={clock.name} />
              {whom && <span className="quiet small"> {t(`clock.on.${whom}`)}</span>}
            </span>
            <TimeLeft clock={{ at: clock.due_at, alarms: clock.alarms }} openedAt={detail.opened_at} />
            <span className={`${styles.clockNote} small`}>{clock.note ? <RuleHover note={clock.note} /> : <span className="quiet">{clock.origin === "platform" ? t("clock.fromPlatform") : clock.origin === "shop" ? t("clock.fromShop") : clock.origin}</span>}</span>
          </li>
        );
      })}
    </ul>
  );
}
