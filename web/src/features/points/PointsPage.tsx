import { Button, Popconfirm, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { Points, PointsPage as Ledger } from "@/api/types";
import { useSession } from "@/features/session/session";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones, Empty, Failure } from "@/ui/Notice";
import { ShopMark } from "@/ui/ShopMark";
import { PointsForm } from "./PointsForm";
import styles from "./Points.module.css";
import { useAppeal, usePoints, useWithdrawPoints } from "./usePoints";

const APPEALS = ["none", "open", "won", "lost"] as const;

/** 设置 › 扣分台账: what the platform took from the shop, why, and where the appeal stands. */
export function PointsPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [params] = useSearchParams();
  const shop = shops.find((each) => each.id === Number(params.get("shop"))) ?? shops[0];
  const points = usePoints(shop?.id ?? 0);
  useEffect(() => {
    document.title = `${t("settings.points")} · ${t("frame.name")}`;
  }, [t]);
  if (!shop) return <Empty title={t("rules.noShop")} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("settings.points")}</h1>
        <ShopMark shop={shop} />
        {points.data && !points.data.may_edit && <span className="quiet">{t("scripts.mayRead")}</span>}
      </header>
      <p className="quiet">{t("points.intro")}</p>
      {points.isPending ? (
        <Bones widths={[60, 96, 90, 94]} />
      ) : points.isError ? (
        <Failure error={points.error} onRetry={() => void points.refetch()} />
      ) : (
        <Sheet key={shop.id} shop={shop.id} ledger={points.data} />
      )}
    </div>
  );
}

function Sheet({ shop, ledger }: { shop: number; ledger: Ledger }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.totals}>
        <span className="quiet">{t("points.thisYear", { year: ledger.year })}</span>
        {ledger.totals.length === 0 && <span>{t("points.noneThisYear")}</span>}
        {ledger.totals.map((each) => (
          <span key={each.kind}>
            {t(`points.kind.${each.kind}`)} <strong className="num">{t("points.sum", { n: each.tenths / 10 })}</strong>
          </span>
        ))}
      </p>
      {ledger.may_edit && <PointsForm shop={shop} />}
      {ledger.items.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              {(["on", "kind", "points", "reason", "case", "appeal"] as const).map((column) => (
                <th key={column} scope="col" data-column={column}>
                  {t(`points.column.${column}`)}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {ledger.items.map((entry) => (
              <Line key={entry.id} shop={shop} entry={entry} mayEdit={ledger.may_edit} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Line({ shop, entry, mayEdit }: { shop: number; entry: Points; mayEdit: boolean }) {
  const { t } = useTranslation();
  const appeal = useAppeal(shop);
  const withdraw = useWithdrawPoints(shop);
  const failure = appeal.error ?? withdraw.error;
  const edits = mayEdit && !entry.withdrawn;
  return (
    <tr data-withdrawn={entry.withdrawn}>
      <td className="num nowrap">{entry.on}</td>
      <td className="nowrap">{t(`points.kind.${entry.kind}`)}</td>
      <td className="num" data-column="points">
        {entry.tenths / 10}
      </td>
      <td>
        {entry.reason}
        <p className="quiet small num">{[entry.reference, entry.by].filter(Boolean).join(" · ")}</p>
        {failure && <Banner tone="caution">{failureLine(failure, t)}</Banner>}
      </td>
      <td className="num">{entry.case_id !== null && <Link to={`/cases/${entry.case_id}`}>{entry.number}</Link>}</td>
      <td>
        {entry.withdrawn ? (
          t("points.withdrawn")
        ) : edits ? (
          <Select
            size="small"
            aria-label={t("points.column.appeal")}
            value={entry.appeal}
            loading={appeal.isPending}
            onChange={(next) => appeal.mutate({ id: entry.id, appeal: next })}
            options={APPEALS.map((value) => ({ value, label: t(`points.appeal.${value}`) }))}
            style={{ width: 112 }}
          />
        ) : (
          t(`points.appeal.${entry.appeal}`)
        )}
      </td>
      <td>
        {edits && (
          <Popconfirm title={t("points.withdrawAsk")} okText={t("points.withdraw")} onConfirm={() => withdraw.mutate(entry.id)}>
            <Button size="small" type="text" loading={withdraw.isPending}>
              {t("points.withdraw")}
            </Button>
          </Popconfirm>
        )}
      </td>
    </tr>
  );
}
