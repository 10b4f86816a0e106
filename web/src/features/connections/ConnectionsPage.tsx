import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { ShopCard } from "./ShopCard";
import { useConnections } from "./useConnections";

/** 设置 › 店铺连接: whose keys, how far everything is in, what went wrong. */
export function ConnectionsPage() {
  const { t } = useTranslation();
  const list = useConnections();
  useEffect(() => {
    document.title = `${t("settings.connections")} · ${t("frame.name")}`;
  }, [t]);
  return (
    <div className={sheet.stack}>
      <header>
        <h1>{t("settings.connections")}</h1>
        <p className="quiet">{t("connection.intro")}</p>
      </header>
      {list.isPending && <Bones widths={[60, 96, 90]} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (list.data.shops.length === 0 ? <Empty title={t("rules.noShop")} /> : list.data.shops.map((row) => <ShopCard key={row.shop_id} row={row} sandbox={list.data.sandbox} />))}
    </div>
  );
}
