import { BellOutlined, SoundOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { WaitClock } from "../list/WaitClock";
import { isSoundOn, setSound, useChime } from "./chime";
import styles from "./Reminder.module.css";
import { showTitleCount } from "./titleCount";
import { useWaiting } from "./useWaiting";

/** One word for all that waits for me, at the foot of every page: how many, how long the longest, one click to it. */
export function Reminder() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { count, capped, longest } = useWaiting();
  const [sound, setOn] = useState(isSoundOn);
  useChime(count, sound);
  useEffect(() => showTitleCount(count, capped), [count, capped]);
  if (count === 0 || !longest?.waiting_since || !longest.due_at || pathname === `/reception/${longest.id}`) return null;
  return (
    <aside className={styles.reminder} data-talk={/^\/reception\/\d/.test(pathname)} aria-label={t("reception.reminder.title")}>
      <button type="button" onClick={() => void navigate(`/reception/${longest.id}`)}>
        <BellOutlined aria-hidden />
        <span>{t("reception.reminder.waiting", { n: `${count}${capped ? "+" : ""}` })}</span>
        <span className="quiet">
          {t("reception.reminder.longest")} <WaitClock since={longest.waiting_since} due={longest.due_at} />
        </span>
      </button>
      <Button
        type="text"
        size="small"
        icon={<SoundOutlined className={sound ? styles.on : styles.off} />}
        aria-pressed={sound}
        aria-label={t("reception.reminder.sound")}
        title={t(sound ? "reception.reminder.soundOn" : "reception.reminder.soundOff")}
        onClick={() => {
          setSound(!sound);
          setOn(!sound);
        }}
      />
    </aside>
  );
}
