import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { CourierCard } from "./CourierCard";
import { useCouriers } from "./useCouriers";

/** 设置 › 快递查询: with whose account parcels are looked up, and what of it fails. */
export function CouriersPage() {
  const { t } = useTranslation();
  const list = useCouriers();
  useEffect(() => {
    document.title = `${t("settings.couriers")} · ${t("frame.name")}`;
  }, [t]);
  return (
    <div className={sheet.stack}>
      <header>
        <h1>{t("settings.couriers")}</h1>
        <p className="quiet">{t("couriers.intro")}</p>
      </header>
      {list.isPending && <Bones widths={[60, 96]} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (list.data.shops.length === 0 ? <Empty title={t("rules.noShop")} /> : list.data.shops.map((shop) => <CourierCard key={shop.shop_id} shop={shop} reachable={list.data.reachable} />))}
    </div>
  );
}
