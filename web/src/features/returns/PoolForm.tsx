import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PhotoField } from "./PhotoField";
import styles from "./Returns.module.css";
import type { Unknown } from "./shapes";

type Shop = { id: number; name: string };
type Props = { number: string; shops: readonly Shop[]; busy: boolean; onPool: (shop: number, unknown: Unknown) => void };

/** Nobody knows whose it is: keep it with a photo and what can be seen. */
export function PoolForm({ number, shops, busy, onPool }: Props) {
  const { t } = useTranslation();
  const [shop, setShop] = useState(shops.length === 1 ? shops[0]?.id : undefined);
  const [inside, setInside] = useState("");
  const [sender, setSender] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const ready = shop !== undefined && (number !== "" || inside.trim() !== "" || files.length > 0);
  return (
    <form
      className={styles.open}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onPool(shop, { inside: inside.trim(), sender: sender.trim(), files });
      }}
    >
      <div className={styles.more}>
        {shops.length > 1 && <Select size="large" aria-label={t("frame.shop")} placeholder={t("returns.whichShop")} style={{ minWidth: 160 }} value={shop} onChange={setShop} options={shops.map((each) => ({ value: each.id, label: each.name }))} />}
        <Input size="large" autoFocus aria-label={t("returns.inside")} placeholder={t("returns.inside")} maxLength={500} value={inside} onChange={(event) => setInside(event.target.value)} />
        <Input size="large" aria-label={t("returns.sender")} placeholder={t("returns.sender")} maxLength={500} value={sender} onChange={(event) => setSender(event.target.value)} />
      </div>
      <div className={styles.foot}>
        <PhotoField files={files} onChange={setFiles} />
        <Button type="primary" size="large" htmlType="submit" disabled={!ready} loading={busy}>
          {t("returns.pool")}
        </Button>
      </div>
    </form>
  );
}
