import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import sheet from "@/ui/Sheet.module.css";
import { showToast } from "@/ui/toast";
import { failureLine } from "@/ui/failureText";
import styles from "./Practice.module.css";
import type { Scenario } from "./shapes";
import { useBegin } from "./usePractice";

/** What can be practised, easiest first. */
export function Scenarios({ rows, shop }: { rows: readonly Scenario[]; shop: number | null }) {
  const { t, i18n } = useTranslation();
  const begin = useBegin();
  const navigate = useNavigate();
  const english = i18n.language === "en";
  const start = (scenario: string) => {
    if (shop === null) return;
    begin.mutate({ shop_id: shop, scenario }, { onSuccess: (made) => void navigate(`/practice/${made.id}`), onError: (error) => showToast(failureLine(error, t)) });
  };
  return (
    <section className={styles.scenarios} aria-label={t("practice.scenarios")}>
      {rows.map((each) => (
        <article key={each.key} className={`${sheet.card} ${styles.scenario}`}>
          <h2>{english ? each.name_en : each.name}</h2>
          <p className="quiet">{english ? each.aim_en : each.aim}</p>
          <footer className={sheet.row}>
            <span className={styles.level}>{t(`practice.level.${each.level}`)}</span>
            <Button disabled={shop === null} loading={begin.isPending && begin.variables.scenario === each.key} onClick={() => start(each.key)} aria-label={t("practice.beginNamed", { name: english ? each.name_en : each.name })}>
              {t("practice.begin")}
            </Button>
          </footer>
        </article>
      ))}
    </section>
  );
}
