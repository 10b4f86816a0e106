import { useTranslation } from "react-i18next";
import { isFailure } from "@/api/errors";
import type { TalkRow } from "@/api/types";
import { useOrder } from "@/features/orders/useOrder";
import { formatFen } from "@/ui/money";
import { Bones, Failure } from "@/ui/Notice";
import styles from "./SidePane.module.css";

/** What the talk is about: the goods that the buyer asked for, and those of the order. */
export function GoodsTab({ talk }: { talk: TalkRow }) {
  const { t } = useTranslation();
  const query = useOrder(talk.shop.id, talk.order_no);
  const lines = query.data?.lines ?? [];
  const failed = query.isError && !isFailure(query.error, "order.none");
  return (
    <>
      {talk.goods_id && <p className="num">{t("reception.goods.asked", { id: talk.goods_id })}</p>}
      {talk.order_no !== "" && query.isPending && <Bones widths={[90, 60]} />}
      {failed && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {lines.length > 0 ? (
        <ul className={styles.goods} aria-label={t("reception.goods.lines")}>
          {lines.map((line, place) => (
            <li key={place}>
              <span>{line.goods}</span>
              <span className="quiet small">{line.sku}</span>
              <span className={styles.price}>
                {line.price_fen === null ? "" : formatFen(line.price_fen)} × {line.quantity ?? 1}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        !failed && !(talk.order_no !== "" && query.isPending) && <p className="quiet">{t(talk.order_no ? "reception.goods.unknown" : "reception.goods.none")}</p>
      )}
    </>
  );
}
