import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Held, TalkRow } from "@/api/types";
import { ShopMark } from "@/ui/ShopMark";
import { formatMinute } from "@/ui/moment";
import { Bones, Empty, Failure } from "@/ui/Notice";
import { JudgeMessage } from "../talk/JudgeMessage";
import { WhyHeld } from "../talk/WhyHeld";
import styles from "./HeldList.module.css";
import type { HeldQuery } from "./useHeld";

/** What agents took for a false alarm: the message with its findings, to let out or to keep back. Fits a phone. */
export function HeldList({ query, onOpen }: { query: HeldQuery; onOpen: (row: TalkRow) => void }) {
  const { t } = useTranslation();
  if (query.isPending) return <Bones widths={[92, 70, 88, 64]} />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.length === 0) return <Empty title={t("reception.held.none")}>{t("reception.held.noneHint")}</Empty>;
  return (
    <ul className={styles.list} aria-label={t("reception.tab.held")}>
      {query.data.map((held) => (
        <HeldCard key={held.message.id} held={held} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function HeldCard({ held: { message, talk, by }, onOpen }: { held: Held; onOpen: (row: TalkRow) => void }) {
  const { t } = useTranslation();
  return (
    <li className={styles.card}>
      <p className={styles.head}>
        <ShopMark shop={talk.shop} />
        <span className="quiet small num">{t("reception.held.by", { name: by, at: formatMinute(message.state_at) })}</span>
      </p>
      <WhyHeld text={message.text} findings={message.findings} />
      <JudgeMessage talk={talk} message={message} />
      <Button className={styles.open} size="small" type="link" onClick={() => onOpen(talk)}>
        {t("reception.held.open", { buyer: talk.buyer ?? t("reception.someBuyer") })}
      </Button>
    </li>
  );
}
