import { Button, Dropdown, Input, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { DraftSettings } from "@/features/drafts";
import { useSession } from "@/features/session/session";
import { Bones, Empty, Failure } from "@/ui/Notice";
import { ShopMark } from "@/ui/ShopMark";
import { exportAddress } from "./calls";
import { ImportDialog } from "./ImportDialog";
import { LayerList } from "./LayerList";
import { PhraseDialog } from "./PhraseDialog";
import styles from "./Phrases.module.css";
import { LAYERS, type Layer, type PhrasePage } from "./shapes";
import { usePhrases } from "./usePhrases";

/** 设置 › 话术短语: the phrases of one shop by whose they are, with their order, their counts, in and out as files. */
export function PhrasesPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [params] = useSearchParams();
  const shop = shops.find((each) => each.id === Number(params.get("shop"))) ?? shops[0];
  const [layer, setLayer] = useState<Layer>("shop");
  const [typed, setTyped] = useState("");
  const found = usePhrases({ shop: shop?.id ?? 0, typed, layer });
  useEffect(() => {
    document.title = `${t("settings.phrases")} · ${t("frame.name")}`;
  }, [t]);
  if (!shop) return <Empty title={t("rules.noShop")} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.phrases")}</h1>
        <ShopMark shop={shop} />
        {found.data && <span className="quiet num">{t("phrases.count", { n: found.data.total })}</span>}
      </header>
      <p className="quiet">{t("phrases.intro")}</p>
      <div className={styles.filter}>
        <Segmented<Layer> aria-label={t("phrases.whose")} value={layer} onChange={setLayer} options={LAYERS.map((value) => ({ value, label: t(`phrases.layer.${value}`) }))} />
        <Input.Search allowClear className={styles.search} aria-label={t("phrases.search")} placeholder={t("phrases.searchHint")} value={typed} onChange={(event) => setTyped(event.target.value)} />
        {found.data && <Tools shop={shop.id} layer={layer} page={found.data} />}
      </div>
      <p className="quiet small">{t(`phrases.layerHint.${layer}`)}</p>
      {found.isPending ? (
        <Bones widths={[60, 96, 90, 94, 40, 92]} />
      ) : found.isError ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LayerList key={`${shop.id} ${layer}`} shop={shop.id} layer={layer} page={found.data} sought={typed.trim() !== ""} />
      )}
      <DraftSettings key={shop.id} shop={shop.id} />
    </div>
  );
}

function Tools({ shop, layer, page }: { shop: number; layer: Layer; page: PhrasePage }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"add" | "import" | null>(null);
  const writes = page.writes.includes(layer);
  const forms = (["xlsx", "gbk", "csv"] as const).map((form) => ({ key: form, label: <a href={exportAddress(shop, layer, form)}>{t(`phrases.form.${form}`)}</a> }));
  return (
    <div className={styles.tools}>
      {writes && (
        <Button type="primary" onClick={() => setOpen("add")}>
          {t("phrases.add")}
        </Button>
      )}
      {writes && <Button onClick={() => setOpen("import")}>{t("phrases.import")}</Button>}
      <Dropdown menu={{ items: forms }} disabled={page.total === 0}>
        <Button>{t("phrases.export")}</Button>
      </Dropdown>
      {open === "add" && <PhraseDialog shop={shop} layer={layer} page={page} phrase={null} onClose={() => setOpen(null)} />}
      {open === "import" && <ImportDialog shop={shop} layer={layer} onClose={() => setOpen(null)} />}
    </div>
  );
}
