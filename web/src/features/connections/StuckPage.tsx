import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api, unwrap } from "@/api/client";
import { Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { StuckCard } from "./StuckCard";

/** 发送异常: what left by the interface and needs a person: refused by the platform, or nobody knows. */
export function StuckPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const shop = Number(params.get("shop")) || undefined;
  const list = useQuery({
    queryKey: ["stuck", shop],
    queryFn: ({ signal }) => unwrap(api.GET("/api/outbox", { params: { query: { shop } }, signal })),
    refetchInterval: 15_000,
  });
  useEffect(() => {
    document.title = `${t("settings.stuck")} · ${t("frame.name")}`;
  }, [t]);
  return (
    <div className={sheet.stack}>
      <header>
        <h1>{t("settings.stuck")}</h1>
        <p className="quiet">{t("stuck.intro")}</p>
      </header>
      {list.isPending && <Bones widths={[90, 84]} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (list.data.length === 0 ? <Empty title={t("stuck.none")}>{t("stuck.noneText")}</Empty> : list.data.map((action) => <StuckCard key={action.id} action={action} />))}
    </div>
  );
}
