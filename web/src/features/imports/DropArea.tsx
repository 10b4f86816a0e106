import { FileAddOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useSession } from "@/features/session/session";
import { ShopMark } from "@/ui/ShopMark";
import styles from "./Imports.module.css";

const TYPES = ".csv,.xlsx,.xls,.txt,.tsv,.jsonl";

/** Takes files by dropping or choosing, for one shop. */
export function DropArea({ busy, onFiles }: { busy: boolean; onFiles: (shop: number, files: File[]) => void }) {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [params] = useSearchParams();
  const [picked, setPicked] = useState<number | null>(null);
  const [over, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const shop = picked ?? (Number(params.get("shop")) || (shops.length === 1 ? shops[0]?.id : undefined));
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (shop && files.length > 0) onFiles(shop, files);
    if (field.current) field.current.value = "";
  };
  const hover = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <section
      className={styles.drop}
      data-over={over && Boolean(shop)}
      aria-label={t("imports.drop")}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={(event) => hover(event, false)}
      onDrop={(event) => {
        hover(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <FileAddOutlined className={styles.sign} aria-hidden />
      <div>
        <h1>{shop ? t("imports.drop") : t("imports.chooseShop")}</h1>
        <p className="quiet">{t("imports.kinds")}</p>
      </div>
      <div className={styles.dropEnd}>
        <Select aria-label={t("frame.shop")} placeholder={t("imports.shop")} value={shop} onChange={setPicked} style={{ width: 190 }} options={shops.map((each) => ({ value: each.id, label: <ShopMark shop={each} /> }))} />
        <Button type="primary" loading={busy} disabled={!shop} onClick={() => field.current?.click()}>
          {t("imports.choose")}
        </Button>
        <input ref={field} type="file" multiple accept={TYPES} hidden aria-label={t("imports.choose")} onChange={(event) => take(event.target.files)} />
      </div>
    </section>
  );
}
