import { useQuery } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { api, unwrap } from "@/api/client";
import { LanguageSwitch } from "@/app/Switches";
import { failureLine } from "@/ui/failureText";
import mark from "@/ui/mark.svg";
import { Banner, Bones } from "@/ui/Notice";
import { AnswerForm } from "./AnswerForm";
import styles from "./LinkPage.module.css";
import { Pictures } from "./Pictures";
import { Question } from "./Question";

/** What the link of a work order opens: no account, one question, made for a phone. */
export function LinkPage() {
  const { t } = useTranslation();
  const { token = "" } = useParams();
  const page = useQuery({
    queryKey: ["w", token],
    queryFn: async () => {
      await unwrap(api.GET("/api/session")); // brings the CSRF cookie
      return unwrap(api.POST("/api/w/look", { body: { token } }));
    },
    retry: false,
    staleTime: Infinity,
  });
  useEffect(() => {
    document.title = page.data ? t("workOrder.page.title", { shop: page.data.shop }) : t("workOrder.title");
  }, [page.data, t]);
  if (page.isPending) {
    return (
      <Around title={t("workOrder.page.loading")}>
        <Bones widths={[60, 90, 80, 85]} />
      </Around>
    );
  }
  if (page.isError) {
    return (
      <Around title={t("workOrder.page.failed")}>
        <Banner tone="caution">{failureLine(page.error, t)}</Banner>
      </Around>
    );
  }
  return (
    <Around title={t("workOrder.page.title", { shop: page.data.shop })}>
      <Question page={page.data} />
      <Pictures token={token} pictures={page.data.pictures} />
      <AnswerForm token={token} page={page.data} onStale={() => void page.refetch()} />
    </Around>
  );
}

function Around({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <main className={styles.sheet}>
        <header className={styles.head}>
          <img src={mark} alt="" width={28} height={28} />
          <h1>{title}</h1>
          <LanguageSwitch />
        </header>
        {children}
      </main>
    </div>
  );
}
