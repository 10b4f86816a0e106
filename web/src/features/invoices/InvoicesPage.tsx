import { Button, Drawer, Tabs } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useSession } from "@/features/session/session";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { InvoicePane } from "./InvoicePane";
import styles from "./Invoices.module.css";
import { InvoiceTable } from "./InvoiceTable";
import { NumbersUpload } from "./NumbersUpload";
import { useExport, useInvoiceList, VIEWS, type Invoice, type View } from "./useInvoices";

/** 开票: what buyers asked for, what finance takes away, and the numbers that come back. */
export function InvoicesPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [params] = useSearchParams();
  const [state, setState] = useState<View>("open");
  const [opened, setOpened] = useState<Invoice | null>(null);
  const shop = Number(params.get("shop")) || undefined;
  const list = useInvoiceList({ shop, state });
  const take = useExport();
  useEffect(() => {
    document.title = `${t("invoice.title")} · ${t("frame.name")}`;
  }, [t]);
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const single = shop ?? (shops.length === 1 ? shops[0]?.id : undefined);
  const label = (view: View) => {
    const n = view === "open" || !first ? null : first.counts[view];
    return `${t(`invoice.view.${view}`)}${n?.n ? ` ${n.n}${n.capped ? "+" : ""}` : ""}`;
  };
  return (
    <div className={`${sheet.stack} ${styles.list}`}>
      <header className={sheet.head}>
        <div>
          <h1>{t("invoice.title")}</h1>
          <p className="quiet">{t("invoice.intro")}</p>
        </div>
        <div className={sheet.row}>
          {first?.may_export && state !== "open" && (
            <>
              <Button loading={take.isPending} onClick={() => take.mutate({ shop: shop ?? null, state, form: "xlsx" })}>
                {t("invoice.exportXlsx")}
              </Button>
              <Button onClick={() => take.mutate({ shop: shop ?? null, state, form: "csv" })}>{t("invoice.exportCsv")}</Button>
            </>
          )}
          <NumbersUpload shop={single} />
        </div>
      </header>
      {take.isError && <Banner tone="caution">{failureLine(take.error, t)}</Banner>}
      <Tabs activeKey={state} onChange={(view) => setState(view as View)} items={VIEWS.map((view) => ({ key: view, label: label(view) }))} />
      {list.isPending ? (
        <Bones widths={[95, 90, 92]} />
      ) : list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t("invoice.noneHere")}>{t("invoice.noneText")}</Empty>
      ) : (
        <InvoiceTable rows={rows} onOpen={setOpened} />
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("invoice.moreRows")}
        </Button>
      )}
      <Drawer open={opened !== null} onClose={() => setOpened(null)} size={420} title={opened && <Link to={`/orders/${opened.shop.id}/${opened.order_no}`}>{opened.order_no}</Link>}>
        {opened && <InvoicePane shopId={opened.shop.id} orderNo={opened.order_no} />}
      </Drawer>
    </div>
  );
}
