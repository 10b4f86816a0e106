import { Input, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { ScriptPage } from "@/api/types";
import { useSession } from "@/features/session/session";
import { Bones, Empty, Failure } from "@/ui/Notice";
import { ShopMark } from "@/ui/ShopMark";
import { ScriptCard } from "./ScriptCard";
import styles from "./Scripts.module.css";
import { useScripts } from "./useScripts";

const GROUPS = ["small_payment", "refund", "return", "mismatch", "send", "refusal"] as const;

/** 设置 › 话术脚本: what the desk says in the flows of cases, in the shop's own words where it has some. */
export function ScriptsPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [params] = useSearchParams();
  const shop = shops.find((each) => each.id === Number(params.get("shop"))) ?? shops[0];
  const scripts = useScripts(shop?.id ?? 0);
  useEffect(() => {
    document.title = `${t("settings.scripts")} · ${t("frame.name")}`;
  }, [t]);
  if (!shop) return <Empty title={t("rules.noShop")} />;
  const own = scripts.data?.items.filter((each) => each.own).length ?? 0;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.scripts")}</h1>
        <ShopMark shop={shop} />
        {scripts.data && <span className="quiet num">{t("scripts.count", { own, n: scripts.data.items.length })}</span>}
        {scripts.data && !scripts.data.may_edit && <span className="quiet">{t("scripts.mayRead")}</span>}
      </header>
      <p className="quiet">{t("scripts.intro")}</p>
      {scripts.isPending ? (
        <Bones widths={[60, 96, 90, 94, 40, 92]} />
      ) : scripts.isError ? (
        <Failure error={scripts.error} onRetry={() => void scripts.refetch()} />
      ) : (
        <Sheet key={shop.id} shop={shop.id} page={scripts.data} />
      )}
    </div>
  );
}

function Sheet({ shop, page }: { shop: number; page: ScriptPage }) {
  const { t } = useTranslation();
  const [show, setShow] = useState<"all" | "own">("all");
  const [words, setWords] = useState("");
  const sought = words.trim().toLowerCase();
  const shown = page.items.filter(
    (each) => (show === "all" || each.own) && (!sought || [each.title, each.title_en, each.text].some((text) => text.toLowerCase().includes(sought))),
  );
  return (
    <>
      <div className={styles.filter}>
        <Segmented value={show} onChange={setShow} options={[{ value: "all", label: t("scripts.all") }, { value: "own", label: t("scripts.ownOnly") }]} aria-label={t("scripts.show")} />
        <Input.Search allowClear placeholder={t("scripts.search")} aria-label={t("scripts.search")} value={words} onChange={(event) => setWords(event.target.value)} style={{ width: 260 }} />
      </div>
      {shown.length === 0 && <p className="quiet">{t(sought ? "scripts.notFound" : "scripts.noneOwn")}</p>}
      {GROUPS.map((group) => {
        const inGroup = shown.filter((each) => each.group === group);
        return (
          inGroup.length > 0 && (
            <section key={group} aria-label={t(`scripts.group.${group}`)}>
              <h2>{t(`scripts.group.${group}`)}</h2>
              <ul className={styles.list}>
                {inGroup.map((script) => (
                  <ScriptCard key={script.name} shop={shop} script={script} page={page} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
