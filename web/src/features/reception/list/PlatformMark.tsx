import { useTranslation } from "react-i18next";
import marks from "@/ui/ShopMark.module.css";

const PLATFORMS = ["pinduoduo", "taobao", "tmall"] as const;

/** The platform in one sign; the shop's name on hover. */
export function PlatformMark({ shop }: { shop: { name: string; platform: string } }) {
  const { t } = useTranslation();
  const platform = PLATFORMS.find((known) => known === shop.platform);
  if (!platform) return null;
  const name = `${t(`words.platform.${platform}`)} · ${shop.name}`;
  return (
    <span className={`${marks.mark} ${marks[platform]}`} role="img" aria-label={name} title={name}>
      {t(`words.platformMark.${platform}`)}
    </span>
  );
}
