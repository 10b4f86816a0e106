import { useTranslation } from "react-i18next";
import styles from "./ShopMark.module.css";

const PLATFORMS = ["pinduoduo", "taobao", "tmall"] as const;

/** The platform as one character and the shop's name. */
export function ShopMark({ shop }: { shop: { name: string; platform: string } }) {
  const { t } = useTranslation();
  const platform = PLATFORMS.find((known) => known === shop.platform);
  if (!platform) return <span className="clip">{shop.name}</span>;
  const name = t(`words.platform.${platform}`);
  return (
    <span className={styles.shop} title={`${name} · ${shop.name}`}>
      <span className={`${styles.mark} ${styles[platform]}`} role="img" aria-label={name}>
        {t(`words.platformMark.${platform}`)}
      </span>
      <span className="clip">{shop.name}</span>
    </span>
  );
}
