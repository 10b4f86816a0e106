import { useTranslation } from "react-i18next";

const NAME = "heqi-companion";
const SIZE = "popup,width=380,height=840";

/** Opens the companion as a narrow window of its own; the same one again where it is open. Without windows, a tab. */
export function OpenCompanion({ shop, className }: { shop: number | null; className?: string | undefined }) {
  const { t } = useTranslation();
  const address = `/companion${shop === null ? "" : `?shop=${shop}`}`;
  return (
    <a
      className={className}
      href={address}
      target={NAME}
      title={t("companion.intro")}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        const opened = window.open(address, NAME, SIZE);
        if (!opened) return;
        event.preventDefault();
        opened.focus();
      }}
    >
      {t("companion.open")}
    </a>
  );
}
