import { Badge, Button, Popover, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSession } from "@/features/session/session";
import { MyRates } from "./MyRates";
import { useComeAndGo, usePresence, type PresenceState } from "./useDeskData";

const STATES: readonly PresenceState[] = ["online", "break", "offline"];
const TONES = { online: "success", break: "warning", offline: "default" } as const;

/** 在线 / 小休 / 离线: talks are given to who is at the desk. Beside it the day's own reply rate. */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [open, setOpen] = useState(false);
  const presence = usePresence();
  const move = useComeAndGo();
  if (!shops.some((shop) => shop.role !== "operator")) return null;
  const state = presence.data?.state ?? "offline";
  const menu = (
    <div style={{ display: "flex", flexDirection: "column", gap: 10, width: 220 }}>
      <Radio.Group aria-label={t("frame.presence")} value={state} disabled={move.isPending} onChange={(event) => move.mutate({ state: event.target.value as PresenceState, until: null })} options={STATES.map((value) => ({ value, label: t(`frame.state.${value}`) }))} style={{ display: "flex", flexDirection: "column", gap: 6 }} />
      <p className="quiet small">{t(`frame.stateHint.${state}`)}</p>
      {open && <MyRates />}
      <Link to="/handover" onClick={() => setOpen(false)}>
        {t("frame.handOver")}
      </Link>
    </div>
  );
  return (
    <Popover content={menu} trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen}>
      <Button type="text" aria-haspopup="dialog" aria-label={t("frame.presenceIs", { state: t(`frame.state.${state}`) })}>
        <Badge status={TONES[state]} text={t(`frame.state.${state}`)} />
      </Button>
    </Popover>
  );
}
