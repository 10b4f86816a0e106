import { LeftOutlined, ProfileOutlined, StarFilled, StarOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { ShopMark } from "@/ui/ShopMark";
import { formatMinute } from "@/ui/moment";
import { RowClock } from "../list/WaitClock";
import type { Desk } from "../useDesk";
import { emotionOf } from "../words";
import { dayOf } from "./lines";
import styles from "./TalkCentre.module.css";
import { TalkMoves } from "./TalkMoves";
import { useTalkMove } from "./useTalkMove";

type Props = { talk: TalkRow; desk: Desk; onBack?: (() => void) | undefined; onSide?: (() => void) | undefined };

/** Who the buyer is, how it stands, and what may be done with the conversation. */
export function TalkHeader({ talk, desk, onBack, onSide }: Props) {
  const { t } = useTranslation();
  const move = useTalkMove(talk);
  const emotion = emotionOf(talk.emotion);
  const star = t(talk.starred ? "reception.unstar" : "reception.star");
  return (
    <header className={styles.head}>
      {onBack && <Button type="text" icon={<LeftOutlined />} aria-label={t("reception.back")} onClick={onBack} />}
      <div className={styles.about}>
        <h1 className={styles.buyer}>
          <span className="clip">{talk.buyer ?? t("reception.someBuyer")}</span>
          {emotion && emotion !== "calm" && <Tag color={emotion === "pleased" ? "green" : emotion === "angry" ? "red" : "gold"}>{t(`reception.emotion.${emotion}`)}</Tag>}
          {talk.abnormal && <Tag color="red">{t("reception.tab.abnormal")}</Tag>}
          <RowClock row={talk} />
        </h1>
        <p className={styles.facts}>
          <ShopMark shop={talk.shop} />
          <span className="clip">{talk.source === "import" ? <strong>{t("reception.importedOn", { day: dayOf(talk.last_at) })}</strong> : t(`reception.source.${talk.source === "companion" ? "companion" : "channel"}`)}</span>
          {talk.snoozed_until && <span className="num">{t("reception.snoozedUntil", { at: formatMinute(talk.snoozed_until) })}</span>}
          {talk.staff && <span>{t("reception.servedBy", { name: talk.staff.id === desk.me ? t("reception.me") : talk.staff.name })}</span>}
        </p>
      </div>
      <div className={styles.moves}>
        <Button type="text" disabled={!desk.handles || (!desk.mine && !desk.supervises)} icon={talk.starred ? <StarFilled className={styles.starred} /> : <StarOutlined />} aria-label={star} title={star} aria-pressed={talk.starred} onClick={() => move.mutate({ verb: "star", starred: !talk.starred })} />
        <TalkMoves talk={talk} desk={desk} />
        {onSide && <Button icon={<ProfileOutlined />} aria-label={t("reception.side")} title={t("reception.side")} onClick={onSide} />}
      </div>
    </header>
  );
}
