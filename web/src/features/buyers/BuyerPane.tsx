import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Bones, Failure } from "@/ui/Notice";
import styles from "./Buyers.module.css";
import { readBuyer } from "./calls";
import { Forget } from "./Forget";
import { History } from "./History";
import { Notes } from "./Notes";
import { PersonalLines } from "./PersonalLines";
import type { Pointed } from "./shapes";
import { Ratings } from "./Ratings";
import { Standing } from "./Standing";

/** 买家: what this buyer is to the shop, what they told us, what they bought; fits a pane of 360 points. */
export function BuyerPane({ shopId, orderNo, buyer, talkId }: Pointed) {
  const { t } = useTranslation();
  const pointed = { shopId, orderNo, buyer, talkId };
  const key = ["buyer", shopId, orderNo ?? "", buyer ?? "", talkId ?? 0];
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: () => readBuyer(pointed) });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Bones widths={[50, 80, 70, 90, 60]} />;
  return (
    <section key={key.join()} className={styles.pane} aria-label={t("buyers.title")}>
      <Standing buyer={data} />
      <Notes pointed={pointed} buyer={data} refresh={() => void refetch()} />
      {orderNo && <PersonalLines shopId={shopId} orderNo={orderNo} fields={data.personal} may={data.may.write} />}
      <Ratings buyer={data} />
      <History buyer={data} orderNo={orderNo} />
      {data.may.forget && <Forget pointed={pointed} refresh={() => void refetch()} />}
    </section>
  );
}
