import { FileImageOutlined, ProfileOutlined, ShoppingOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { TalkMessage, TalkRow } from "@/api/types";
import { formatFull } from "@/ui/moment";
import { FailedNote } from "./FailedNote";
import { clockOf } from "./lines";
import styles from "./Message.module.css";
import { MessageText } from "./MessageText";
import { TalkPicture } from "./TalkPicture";

type Props = { talk: TalkRow; message: TalkMessage; head: boolean; onOrder: (orderNo: string) => void; onTake: (text: string) => void };

/** One message: ours at the right, the buyer's at the left, what a machine says in the middle. */
export function MessageLine({ talk, message, head, onOrder, onTake }: Props) {
  const { t } = useTranslation();
  if (message.sender === "system" || message.form === "note") {
    return (
      <p className={styles.system} title={message.at ? formatFull(message.at) : undefined}>
        <MessageText text={message.form === "rating" ? t("reception.rating", { text: message.text }) : message.text} findings={[]} />
      </p>
    );
  }
  const ours = message.sender !== "buyer";
  const name = message.sender === "robot" ? t("reception.robot") : ours ? message.sender_name || t("reception.colleague") : (talk.buyer ?? t("reception.someBuyer"));
  return (
    <article className={styles.message} data-ours={ours} data-head={head} aria-label={t("reception.says", { name, at: message.at ? clockOf(message.at) : "" })}>
      {head && (
        <p className={styles.who}>
          <span>{name}</span> {message.at && <time dateTime={message.at} title={formatFull(message.at)} className="num">{clockOf(message.at)}</time>}
          {message.made_up && <span title={t("reception.madeUpHint")}>{t("reception.madeUp")}</span>}
          {message.self_reported && <span title={t("reception.selfReportedHint")}>{t("reception.selfReported")}</span>}
        </p>
      )}
      <div className={styles.row}>
        {ours && <Arrived talk={talk} message={message} />}
        <div className={styles.bubble} data-robot={message.sender === "robot"} data-failed={message.state === "failed"}>
          <Body message={message} onOrder={onOrder} />
        </div>
      </div>
      {message.state === "failed" && message.outgoing_id !== null && <FailedNote talk={talk} id={message.outgoing_id} text={message.text} error={message.error} onTake={onTake} />}
    </article>
  );
}

function Body({ message, onOrder }: { message: TalkMessage; onOrder: (orderNo: string) => void }) {
  const { t } = useTranslation();
  const { form, text, picture_id, goods_id, order_no } = message;
  if (form === "goods") {
    return (
      <span className={styles.card}>
        <ShoppingOutlined aria-hidden />
        <span>
          <span className="quiet small">{t("reception.goodsCard", { id: goods_id })}</span>
          {text && <span className={styles.cardText}>{text}</span>}
        </span>
      </span>
    );
  }
  if (form === "order") {
    return (
      <button type="button" className={styles.card} title={t("reception.orderCardHint")} onClick={() => onOrder(order_no)}>
        <ProfileOutlined aria-hidden />
        <span>
          <span className="quiet small num">{t("reception.orderCard", { no: order_no })}</span>
          {text && <span className={styles.cardText}>{text}</span>}
        </span>
      </button>
    );
  }
  return (
    <>
      {picture_id !== null ? (
        <TalkPicture id={picture_id} ours={message.sender === "agent"} />
      ) : (
        form === "image" && (
          <span className="quiet">
            <FileImageOutlined aria-hidden /> {t("reception.pictureGone")}
          </span>
        )
      )}
      {text && <MessageText text={text} findings={message.findings} />}
    </>
  );
}

/** Where a message of ours is. The buyer's reading is known from the talk, so that it needs no new messages. */
function Arrived({ talk, message }: { talk: TalkRow; message: TalkMessage }) {
  const { t } = useTranslation();
  if (message.state === null || message.state === "failed" || talk.source === "import") return null;
  const read = talk.buyer_read_at !== null && message.at !== null && Date.parse(message.at) <= Date.parse(talk.buyer_read_at);
  const state = message.state === "queued" ? "queued" : read ? "read" : "sent";
  return (
    <span className={styles.arrived} data-state={state}>
      {t(`reception.arrived.${state}`)}
    </span>
  );
}
