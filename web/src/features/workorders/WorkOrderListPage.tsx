import { Button, Segmented, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { OrderTable } from "./OrderTable";
import { ADDRESSEES, VIEWS, type Addressee, type View } from "./shapes";
import { useWorkOrderList } from "./useWorkOrders";
import styles from "./WorkOrders.module.css";

/** Every work order of my shops: those that wait, by the time that is left; the filters stand in the address. */
export function WorkOrderListPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((each) => each === params.get("view")) ?? "waiting";
  const addressee = ADDRESSEES.find((each) => each === params.get("to"));
  const list = useWorkOrderList({ shop: Number(params.get("shop")) || undefined, view, addressee });
  const orders = list.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = list.data?.pages[0];
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  useEffect(() => {
    document.title = `${t("workOrder.title")} · ${t("frame.name")}`;
  }, [t]);
  return (
    <div className={`${sheet.stack} ${styles.page}`} style={{ maxWidth: 1240 }}>
      <header>
        <h1>{t("workOrder.title")}</h1>
        <p className="quiet">{t("workOrder.intro")}</p>
      </header>
      <div className={styles.tabs}>
        <Segmented<View> aria-label={t("workOrder.views")} value={view} onChange={(next) => set("view", next)} options={VIEWS.map((value) => ({ value, label: nameOf(t(`workOrder.view.${value}`), counts?.views[value]) }))} />
        <Select<Addressee | ""> aria-label={t("workOrder.to")} style={{ width: 150 }} value={addressee ?? ""} onChange={(next) => set("to", next)} options={[{ value: "", label: t("workOrder.everybody") }, ...ADDRESSEES.map((value) => ({ value, label: nameOf(t(`workOrder.addressee.${value}`), counts?.addressees[value]) }))]} />
      </div>
      {list.isPending && <Bones widths={[95, 90, 92, 88]} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (orders.length === 0 ? <Empty title={t(`workOrder.noneHere.${view}`)}>{t("workOrder.noneText")}</Empty> : <OrderTable orders={orders} />)}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("workOrder.more")}
        </Button>
      )}
    </div>
  );
}

function nameOf(name: string, count: number | undefined): string {
  return count ? `${name} ${count}` : name;
}
