import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useSession } from "@/features/session/session";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { ArrivalLine } from "./ArrivalLine";
import { ArrivalList } from "./ArrivalList";
import { FoundPanel } from "./FoundPanel";
import styles from "./Returns.module.css";
import { ScanField } from "./ScanField";
import type { Arrival } from "./shapes";
import { useReturnsDesk } from "./useReturns";

/** 退货台: scan, see whose it is, open it, next. Made to be read at an arm's length and worked without a mouse. */
export function ReturnsPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const shop = Number(params.get("shop")) || undefined;
  const desk = useReturnsDesk(shop);
  const [turn, setTurn] = useState(0);
  const { shops: own } = useSession();
  const shops = own.filter((each) => each.role !== "operator" && (shop === undefined || each.id === shop));
  useEffect(() => {
    document.title = `${t("returns.title")} · ${t("frame.name")}`;
  }, [t]);
  const done = desk.done;
  const next = () => {
    desk.clear();
    desk.hold(null);
    setTurn((before) => before + 1);
  };
  const hold = (arrival: Arrival) => {
    if (arrival.state === "to_check" && arrival.tracking_no) desk.scan(arrival.tracking_no);
    else desk.hold(arrival);
    setTurn((before) => before + 1);
  };
  return (
    <div className={`${sheet.stack} ${styles.page}`}>
      <header className={styles.head}>
        <h1>{t("returns.title")}</h1>
        <p className="quiet">{t("returns.intro")}</p>
      </header>
      {desk.held && (
        <Banner tone="caution" action={<Button onClick={next}>{t("returns.stop")}</Button>}>
          {t("returns.holding", { what: desk.held.tracking_no || desk.held.inside || t("returns.noLabel") })}
        </Banner>
      )}
      <ScanField key={`${turn} ${desk.done?.id ?? ""}`} busy={desk.finding} onScan={desk.scan} />
      {!desk.found && !desk.held && shops.length > 0 && (
        <Button type="link" className={styles.unlabelled} onClick={desk.unlabelled}>
          {t("returns.unlabelled")}
        </Button>
      )}
      {desk.failure && <Banner tone="blocked">{failureLine(desk.failure, t)}</Banner>}
      {done && (
        <ul className={styles.list} role="status" aria-live="assertive">
          <ArrivalLine arrival={done} desk={desk} big />
        </ul>
      )}
      {desk.found && <FoundPanel key={`${desk.found.number} ${desk.found.hits.map((hit) => hit.case.version).join()}`} found={desk.found} desk={desk} shops={shops} />}
      {desk.found && (
        <Button type="text" className={styles.skip} onClick={next}>
          {t("returns.nextParcel")}
        </Button>
      )}
      <ArrivalList desk={desk} shop={shop} onHold={hold} />
    </div>
  );
}
