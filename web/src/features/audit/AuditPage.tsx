import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { AuditFilters } from "./AuditFilters";
import { AuditTable } from "./AuditTable";
import { ChainCheck } from "./ChainCheck";
import { useAudit, useExport, type AuditAsked } from "./useAudit";

/** What happened in my shops, told in sentences, with filters that stand in the address. */
export function AuditPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const asked = readAsked(params);
  const audit = useAudit(asked);
  const take = useExport();
  useEffect(() => {
    document.title = `${t("settings.audit")} · ${t("frame.name")}`;
  }, [t]);
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={sheet.stack} style={{ maxWidth: 1240 }}>
      <header className={sheet.head}>
        <div>
          <h1>{t("settings.audit")}</h1>
          <p className="quiet">{t("audit.intro")}</p>
        </div>
        <div className={sheet.row}>
          <ChainCheck />
          <Button loading={take.isPending} onClick={() => take.mutate(asked)}>
            {t("audit.export")}
          </Button>
        </div>
      </header>
      <AuditFilters />
      {take.isError && <Banner tone="caution">{failureLine(take.error, t)}</Banner>}
      {audit.isError && <Failure error={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.isPending && <Bones widths={[95, 90, 92, 88, 94]} />}
      {audit.isSuccess && (entries.length === 0 ? <Empty title={t("audit.none")}>{t("audit.noneText")}</Empty> : <AuditTable entries={entries} />)}
      {audit.hasNextPage && (
        <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {t("audit.more")}
        </Button>
      )}
    </div>
  );
}

function readAsked(params: URLSearchParams): AuditAsked {
  return {
    shop: Number(params.get("shop")) || undefined,
    who: Number(params.get("who")) || undefined,
    kind: params.get("kind") || undefined,
    since: params.get("since") || undefined,
    until: params.get("until") || undefined,
    q: params.get("q") || undefined,
  };
}
