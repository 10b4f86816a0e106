import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { InvoicePane } from "@/features/invoices";
import { OrderActions } from "@/features/orderActions";
import { OrderNote, OrderPane } from "@/features/orders";
import { useOrder } from "@/features/orders/useOrder";
import type { OnTake } from "@/features/phrases";
import { useDesk } from "../useDesk";
import { OrderChooser } from "./OrderChooser";
import styles from "./SidePane.module.css";

/** The order of this talk; where none is known, which one it is about. */
export function OrderTab({ talk, onTake }: { talk: TalkRow; onTake: OnTake }) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const { closed } = useDesk(talk);
  const known = useOrder(talk.shop.id, talk.order_no).isSuccess;
  const may = closed === null;
  if (!talk.order_no && !may) return <p className="quiet">{t("reception.order.noneHere")}</p>;
  if (!talk.order_no || choosing) return <OrderChooser talk={talk} onDone={() => setChoosing(false)} />;
  const about = { shopId: talk.shop.id, orderNo: talk.order_no };
  return (
    <>
      <OrderPane {...about} onTake={onTake}>
        <OrderNote {...about} />
      </OrderPane>
      {known && <OrderActions {...about} talkId={talk.id} onTake={onTake} />}
      {known && <InvoicePane {...about} talkId={talk.id} onTake={onTake} />}
      {may && (
        <Button className={styles.change} size="small" onClick={() => setChoosing(true)}>
          {t("reception.order.change")}
        </Button>
      )}
    </>
  );
}
