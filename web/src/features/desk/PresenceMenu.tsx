import { Radio } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { MyRates } from "./MyRates";
import { useComeAndGo, type PresenceState } from "./useDeskData";

const STATES: readonly PresenceState[] = ["online", "break", "offline"];

/** Where I am, my reply rate of today, and the way to hand over. */
export function PresenceMenu({ state, onClose }: { state: PresenceState; onClose: () => void }) {
  const { t } = useTranslation();
  const move = useComeAndGo();
  return (
    <div style={{ display: "flex", flexDirection: "column", gap: 10, width: 220 }}>
      <Radio.Group aria-label={t("frame.presence")} value={state} disabled={move.isPending} onChange={(event) => move.mutate({ state: event.target.value as PresenceState, until: null })} options={STATES.map((value) => ({ value, label: t(`frame.state.${value}`) }))} style={{ display: "flex", flexDirection: "column", gap: 6 }} />
      <p className="quiet small">{t(`frame.stateHint.${state}`)}</p>
      <MyRates />
      <Link to="/handover" onClick={onClose}>
        {t("frame.handOver")}
      </Link>
    </div>
  );
}
