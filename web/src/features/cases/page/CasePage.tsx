import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { CaseDetail } from "@/api/types";
import { Failure } from "@/ui/Notice";
import { useWide } from "@/ui/useWide";
import { useCase } from "../useCase";
import { Banners } from "./Banners";
import { CaseBones } from "./CaseBones";
import { CaseHeader } from "./CaseHeader";
import { DecisionColumn } from "./DecisionColumn";
import { DeskContext } from "./desk";
import { FactsColumn } from "./FactsColumn";
import { NarrowSide } from "./NarrowSide";
import { Story } from "./Story";
import { useDesk } from "./useDesk";
import styles from "./CasePage.module.css";

/** One case: its story, what may be done about it, and what is known. */
export function CasePage() {
  const { t } = useTranslation();
  const { caseId } = useParams();
  const query = useCase(Number(caseId));
  if (query.data) return <CaseDesk key={query.data.id} detail={query.data} />;
  if (query.isError) return <Failure error={query.error} kept={t("case.kept")} onRetry={() => void query.refetch()} />;
  return <CaseBones />;
}

function CaseDesk({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const { stale, forgetStale, ...desk } = useDesk(detail);
  const wide = useWide(1240);
  useEffect(() => {
    document.title = `${detail.number} · ${t("frame.name")}`;
  }, [detail.number, t]);
  return (
    <DeskContext value={desk}>
      <div className={styles.page}>
        <CaseHeader />
        <div className={wide ? styles.three : styles.two}>
          {wide && (
            <section className={styles.column} aria-label={t("story.title")}>
              <Story />
            </section>
          )}
          <section className={`${styles.column} ${styles.centre}`} aria-label={t("decision.title")}>
            <Banners stale={stale} onSeen={forgetStale} />
            <DecisionColumn />
          </section>
          <section className={styles.column} aria-label={t("facts.title")}>
            {wide ? <FactsColumn /> : <NarrowSide />}
          </section>
        </div>
      </div>
    </DeskContext>
  );
}
