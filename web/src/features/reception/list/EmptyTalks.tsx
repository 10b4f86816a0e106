import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Tab } from "@/live/mergeTalk";
import { OpenCompanion } from "@/features/companion/OpenCompanion";
import { Empty } from "@/ui/Notice";

/** Nothing in this tab: what comes here, and how conversations come in at all: by a bridge, pasted, from a file. */
export function EmptyTalks({ tab, shop }: { tab: Tab; shop: number | null }) {
  const { t } = useTranslation();
  const teaches = tab === "waiting" || tab === "handling" || tab === "history";
  const ways = (
    <>
      <OpenCompanion shop={shop} />
      {tab === "history" ? <Link to="/imports">{t("reception.empty.import")}</Link> : <Link to="/settings/connections">{t("reception.empty.connect")}</Link>}
    </>
  );
  return (
    <Empty title={t(`reception.empty.${tab}`)} action={teaches ? ways : undefined}>
      {t(`reception.emptyHint.${tab}`)}
    </Empty>
  );
}
