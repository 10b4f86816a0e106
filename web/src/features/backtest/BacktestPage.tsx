import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useSession } from "@/features/session/session";
import { Banner, Bones, Empty, Failure } from "@/ui/Notice";
import { ShopMark } from "@/ui/ShopMark";
import styles from "./Backtest.module.css";
import { TrialForm } from "./TrialForm";
import { useTerms } from "./useReplay";

/** 设置 › 回测: closed cases decided again under other rules, figures or money limits. Nothing is written. */
export function BacktestPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [params] = useSearchParams();
  const own = shops.filter((each) => each.role === "owner");
  const shop = own.find((each) => each.id === Number(params.get("shop"))) ?? own[0];
  const terms = useTerms(shop?.id ?? 0);
  useEffect(() => {
    document.title = `${t("settings.backtest")} · ${t("frame.name")}`;
  }, [t]);
  if (!shop) return <Empty title={t("backtest.ownerOnly")} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.backtest")}</h1>
        <ShopMark shop={shop} />
      </header>
      <Banner>{t("backtest.intro")}</Banner>
      {terms.isPending ? (
        <Bones widths={[60, 96, 90, 94]} />
      ) : terms.isError ? (
        <Failure error={terms.error} onRetry={() => void terms.refetch()} />
      ) : (
        <TrialForm key={shop.id} shop={shop.id} page={terms.data} />
      )}
    </div>
  );
}
