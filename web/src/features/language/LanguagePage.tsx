import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useSession } from "@/features/session/session";
import { Bones, Empty, Failure } from "@/ui/Notice";
import { ShopMark } from "@/ui/ShopMark";
import styles from "./Language.module.css";
import { TryIt } from "./TryIt";
import { useWords } from "./useWords";
import { WordLists } from "./WordLists";

/** The words of one shop, and beside them a message to try them on. */
export function LanguagePage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [params] = useSearchParams();
  const shop = shops.find((each) => each.id === Number(params.get("shop"))) ?? shops[0];
  const words = useWords(shop?.id ?? 0);
  useEffect(() => {
    document.title = `${t("settings.language")} · ${t("frame.name")}`;
  }, [t]);
  if (!shop) return <Empty title={t("rules.noShop")} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.language")}</h1>
        <ShopMark shop={shop} />
        {words.data && <span className="quiet num">{t("language.count", { n: words.data.items.length, most: words.data.most })}</span>}
        {words.data && !words.data.may_edit && <span className="quiet">{t("language.mayRead")}</span>}
      </header>
      <p className="quiet">{t("language.intro")}</p>
      <div className={styles.columns}>
        {words.isPending ? (
          <Bones widths={[60, 96, 90, 94, 40, 92]} />
        ) : words.isError ? (
          <Failure error={words.error} onRetry={() => void words.refetch()} kept={t("language.kept")} />
        ) : (
          <WordLists key={`words ${shop.id}`} shop={shop.id} page={words.data} />
        )}
        <TryIt key={`try ${shop.id}`} shop={shop.id} />
      </div>
    </div>
  );
}
