import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Platform } from "@/api/types";
import { useSession } from "@/features/session/session";
import { Bones, Empty, Failure } from "@/ui/Notice";
import { ShopMark } from "@/ui/ShopMark";
import { RuleFilters } from "./RuleFilters";
import { RuleLine } from "./RuleLine";
import styles from "./Rules.module.css";
import { useRules, type RuleFilter } from "./useRules";

/** The rule book of one shop: read by all, changed by its owner. */
export function RulesPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [params, setParams] = useSearchParams();
  const shop = shops.find((each) => each.id === Number(params.get("shop"))) ?? shops[0];
  const filter = filterOf(params);
  const rules = useRules(shop?.id ?? 0, filter);
  useEffect(() => {
    document.title = `${t("rules.title")} · ${t("frame.name")}`;
  }, [t]);
  if (!shop) return <Empty title={t("rules.noShop")} />;
  const narrow = (part: Partial<RuleFilter>) => setParams((before) => paramsOf({ ...filter, ...part }, before), { replace: true });
  const items = rules.data?.items ?? [];
  const editable = Boolean(rules.data?.may_edit) && !filter.at;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("rules.title")}</h1>
        <ShopMark shop={shop} />
        {rules.data && <span className="quiet num">{t("rules.count", { n: items.length, total: rules.data.total })}</span>}
        <span className="quiet">{t(editable ? "rules.mayEdit" : filter.at ? "rules.past" : "rules.mayRead")}</span>
      </header>
      <RuleFilters filter={filter} onChange={narrow} />
      {rules.isPending ? (
        <Bones widths={[40, 96, 90, 94, 60, 92]} />
      ) : rules.isError ? (
        <Failure error={rules.error} onRetry={() => void rules.refetch()} />
      ) : items.length === 0 ? (
        <Empty title={t("rules.none")}>{t("rules.noneText")}</Empty>
      ) : (
        items.map((rule) => <RuleLine key={`${shop.id} ${rule.id} ${rule.override?.id ?? 0} ${filter.at}`} rule={rule} shop={shop.id} editable={editable} />)
      )}
    </div>
  );
}

function filterOf(params: URLSearchParams): RuleFilter {
  return {
    platform: (params.get("platform") as Platform | null) ?? undefined,
    kind: params.get("kind") ?? "",
    confidence: params.get("confidence") ?? "",
    q: params.get("q") ?? "",
    overridden: params.get("own") === "1",
    at: params.get("at") ?? "",
  };
}

function paramsOf({ platform, overridden, ...filter }: RuleFilter, before: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(before);
  const wanted = { ...filter, platform: platform ?? "", own: overridden ? "1" : "" };
  for (const [name, value] of Object.entries(wanted)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}
