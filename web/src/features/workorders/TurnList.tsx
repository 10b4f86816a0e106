import { FileOutlined, VideoCameraOutlined } from "@ant-design/icons";
import { Image } from "antd";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import type { WorkOrder, WorkTurn } from "./shapes";
import styles from "./WorkOrders.module.css";

/** What was said on a work order since it was asked, oldest first, with the photos of each answer. */
export function TurnList({ order }: { order: WorkOrder }) {
  if (order.turns.length === 0) return null;
  return (
    <ul className={styles.cards}>
      {order.turns.map((turn) => (
        <li key={turn.id} className={styles.turn} data-act={turn.act}>
          <Said turn={turn} />
          <Files order={order} turn={turn} />
        </li>
      ))}
    </ul>
  );
}

function Said({ turn }: { turn: WorkTurn }) {
  const { t } = useTranslation();
  const who = turn.by?.name ?? [turn.signed, t("workOrder.byLink")].filter(Boolean).join(" · ");
  return (
    <>
      <p className={styles.words}>
        <span className="quiet">{t(`workOrder.act.${turn.act}`)} </span>
        {turn.choice && <strong>{pick(turn.choice.label, turn.choice.label_en)} </strong>}
        {turn.words}
      </p>
      <p className="quiet small num">
        {formatMinute(turn.at)} · {who}
      </p>
    </>
  );
}

function Files({ order, turn }: { order: WorkOrder; turn: WorkTurn }) {
  if (turn.files.length === 0) return null;
  return (
    <Image.PreviewGroup>
      <ul className={styles.photos}>
        {turn.files.map((file) => {
          const address = `/api/work-orders/${order.id}/files/${file.id}`;
          return (
            <li key={file.id}>
              {file.kind === "photo" ? (
                <Image src={address} alt={file.name} width={64} height={64} />
              ) : (
                <a className={styles.file} href={address} target="_blank" rel="noreferrer">
                  {file.kind === "video" ? <VideoCameraOutlined aria-hidden /> : <FileOutlined aria-hidden />}
                  {file.name}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </Image.PreviewGroup>
  );
}
