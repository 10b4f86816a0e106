import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useSession } from "@/features/session/session";
import { Bones, Empty, Failure } from "@/ui/Notice";
import { ShopMark } from "@/ui/ShopMark";
import { MoneyForm } from "./MoneyForm";
import styles from "./MoneyPage.module.css";
import { ReturnDays } from "./ReturnDays";
import { useMoney } from "./useMoney";

/** 设置 › 补偿与额度: what may be given beside what is owed, within which budgets, and when two people decide. */
export function MoneyPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [params] = useSearchParams();
  const shop = shops.find((each) => each.id === Number(params.get("shop"))) ?? shops[0];
  const money = useMoney(shop?.id ?? 0);
  useEffect(() => {
    document.title = `${t("settings.money")} · ${t("frame.name")}`;
  }, [t]);
  if (!shop) return <Empty title={t("rules.noShop")} />;
  const owns = shop.role === "owner";
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.money")}</h1>
        <ShopMark shop={shop} />
        {!owns && <span className="quiet">{t("money.mayRead")}</span>}
      </header>
      <p className="quiet">
        {t("money.intro")} {owns && <Link to="/settings/staff">{t("money.limits")}</Link>}
      </p>
      {money.isPending ? (
        <Bones widths={[60, 96, 90, 94]} />
      ) : money.isError ? (
        <Failure error={money.error} onRetry={() => void money.refetch()} />
      ) : (
        <>
          <MoneyForm key={shop.id} shop={shop.id} settings={money.data} mayEdit={owns} />
          <ReturnDays key={`days ${shop.id}`} shop={shop.id} mayEdit={owns} />
        </>
      )}
    </div>
  );
}
