import { Button, Popover } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/features/session/session";
import { Bones } from "@/ui/Notice";
import styles from "./Presence.module.css";
import { usePresence } from "./useDeskData";

const PresenceMenu = lazy(async () => ({ default: (await import("./PresenceMenu")).PresenceMenu }));

/** 在线 / 小休 / 离线: talks are given to who is at the desk. Behind it the day's own reply rate. */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [open, setOpen] = useState(false);
  const presence = usePresence();
  if (!shops.some((shop) => shop.role !== "operator")) return null;
  if (presence.isPending) return null;
  const state = presence.data?.state ?? "offline";
  // Never false: a popover without content cannot be opened. It is made when it first opens.
  const menu = (
    <Suspense fallback={<Bones widths={[60, 80, 70]} />}>
      <PresenceMenu state={state} onClose={() => setOpen(false)} />
    </Suspense>
  );
  return (
    <Popover content={menu} trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} destroyOnHidden>
      <Button type="text" aria-haspopup="dialog" aria-label={t("frame.presenceIs", { state: t(`frame.state.${state}`) })}>
        <span className={styles.dot} data-state={state} aria-hidden />
        {t(`frame.state.${state}`)}
      </Button>
    </Popover>
  );
}
