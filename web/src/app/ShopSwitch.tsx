import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { useSession } from "@/features/session/session";
import { ShopMark } from "@/ui/ShopMark";
import styles from "./Frame.module.css";

/** All my shops, or one; the choice stands in the address as ?shop=. */
export function ShopSwitch() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const chosen = Number(params.get("shop")) || 0;
  const choose = (id: number) => {
    const inCase = /^\/cases\/./.test(pathname);
    const next = new URLSearchParams(inCase ? undefined : params);
    if (id) next.set("shop", String(id));
    else next.delete("shop");
    void navigate({ pathname: inCase ? "/cases" : pathname, search: next.toString() });
  };
  return (
    <Select
      aria-label={t("frame.shop")}
      className={styles.shop}
      value={chosen}
      onChange={choose}
      options={[{ value: 0, label: t("frame.allShops", { count: shops.length }) }, ...shops.map((shop) => ({ value: shop.id, label: <ShopMark shop={shop} /> }))]}
    />
  );
}
