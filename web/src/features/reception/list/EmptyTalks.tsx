import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Tab } from "@/live/mergeTalk";
import { Empty } from "@/ui/Notice";

/** Nothing in this tab: what comes here, and how conversations come in at all. */
export function EmptyTalks({ tab }: { tab: Tab }) {
  const { t } = useTranslation();
  const teaches = tab === "waiting" || tab === "handling" || tab === "history";
  return (
    <Empty title={t(`reception.empty.${tab}`)} action={tab === "history" ? <Link to="/imports">{t("reception.empty.import")}</Link> : teaches ? <Link to="/settings/connections">{t("reception.empty.connect")}</Link> : undefined}>
      {t(`reception.emptyHint.${tab}`)}
    </Empty>
  );
}
