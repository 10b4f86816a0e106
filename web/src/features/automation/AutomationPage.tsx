import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { PolicyPage } from "@/api/types";
import { useSession } from "@/features/session/session";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones, Empty, Failure } from "@/ui/Notice";
import { ShopMark } from "@/ui/ShopMark";
import styles from "./Automation.module.css";
import { PolicySection } from "./PolicySection";
import { Today } from "./Today";
import { usePolicies, usePolicyCall } from "./useAutomation";

/** 设置 › 自动处理: what may happen by itself, tried on the past before it is switched on, stopped by one click. */
export function AutomationPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [params] = useSearchParams();
  const shop = shops.find((each) => each.id === Number(params.get("shop"))) ?? shops[0];
  const policies = usePolicies(shop?.id ?? 0);
  useEffect(() => {
    document.title = `${t("settings.automation")} · ${t("frame.name")}`;
  }, [t]);
  if (!shop) return <Empty title={t("rules.noShop")} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.automation")}</h1>
        <ShopMark shop={shop} />
        {policies.data && <StopAll shop={shop.id} page={policies.data} />}
      </header>
      <p className="quiet">{t("automation.intro")}</p>
      {policies.isPending ? (
        <Bones widths={[60, 96, 90, 94]} />
      ) : policies.isError ? (
        <Failure error={policies.error} onRetry={() => void policies.refetch()} />
      ) : (
        <>
          {!policies.data.may_edit && <Banner>{t("automation.mayRead")}</Banner>}
          <Policies shop={shop.id} page={policies.data} on />
          {hasBegun(policies.data) && <Today today={policies.data.today} />}
          <Policies shop={shop.id} page={policies.data} on={false} />
        </>
      )}
    </div>
  );
}

/** Those that are on stand first, with their stop buttons, whatever the day has brought. */
function Policies({ shop, page, on }: { shop: number; page: PolicyPage; on: boolean }) {
  return page.items
    .filter((policy) => (policy.state === "on") === on)
    .map((policy) => <PolicySection key={`${shop} ${policy.kind} ${policy.version}`} shop={shop} policy={policy} mayEdit={page.may_edit} mayStop={page.may_stop} />);
}

/** Before anything was ever switched on, there is no day to tell of. */
function hasBegun({ items, today }: PolicyPage): boolean {
  return today.acts.length + today.holds.length > 0 || items.some((each) => each.on_at !== null);
}

function StopAll({ shop, page }: { shop: number; page: PolicyPage }) {
  const { t } = useTranslation();
  const call = usePolicyCall(shop);
  const on = page.items.filter((each) => each.state === "on").length;
  if (!page.may_stop || (on === 0 && !call.error)) return null;
  return (
    <span className={styles.stopAll}>
      {call.error && <span className={styles.wrong}>{failureLine(call.error, t)}</span>}
      <Button danger loading={call.isPending} onClick={() => call.mutate({ do: "stopAll" })}>
        {t("automation.stopAll", { count: on })}
      </Button>
    </span>
  );
}
