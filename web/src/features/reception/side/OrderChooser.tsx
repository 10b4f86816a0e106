import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { TalkRow } from "@/api/types";
import { formatFen } from "@/ui/money";
import styles from "./SidePane.module.css";
import { useLinkOrder } from "./useLinkOrder";

/** Which order the talk is about, where no message says it: one of the buyer's, or a number that is typed in. */
export function OrderChooser({ talk, onDone }: { talk: TalkRow; onDone?: () => void }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState("");
  const { data } = useQuery({ queryKey: ["talk-orders", talk.id, talk.order_no], queryFn: ({ signal }) => unwrap(api.GET("/api/talks/{talk_id}/orders", { params: { path: { talk_id: talk.id } }, signal })) });
  const link = useLinkOrder(talk);
  const choose = (orderNo: string) => link.mutate(orderNo, { onSuccess: () => onDone?.() });
  return (
    <section className={styles.chooser} aria-label={t("reception.order.choose")}>
      <p>{t(talk.order_no ? "reception.order.other" : "reception.order.none")}</p>
      <ul className={styles.orders}>
        {(data ?? []).map((order) => (
          <li key={order.order_no}>
            <button type="button" onClick={() => choose(order.order_no)}>
              <span className="num">{order.order_no}</span>
              <span className="quiet small">{order.known ? [order.goods, order.state_text, order.paid_fen === null ? "" : formatFen(order.paid_fen)].filter(Boolean).join(" · ") : t("reception.order.unknown")}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.enter}>
        <Input aria-label={t("reception.order.number")} placeholder={t("reception.order.number")} maxLength={64} value={number} onChange={(event) => setNumber(event.target.value)} onPressEnter={() => number.trim() && choose(number)} />
        <Button type="primary" disabled={!number.trim()} loading={link.isPending} onClick={() => choose(number)}>
          {t("reception.order.link")}
        </Button>
      </div>
      {talk.order_no && (
        <Button className={styles.change} size="small" type="text" onClick={onDone}>
          {t("reception.order.keep")}
        </Button>
      )}
    </section>
  );
}
