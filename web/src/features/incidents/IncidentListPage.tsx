import { Button, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import { Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import styles from "./Incidents.module.css";
import { ProgressBar } from "./ProgressBar";
import type { IncidentRow } from "./shapes";
import { useFromShop } from "./useFromShop";
import { useIncidentList } from "./useIncidents";

/** 事件: one fault that hit many orders, each with how far it has come. */
export function IncidentListPage() {
  const { t } = useTranslation();
  const { shop, mayRun } = useFromShop();
  const [state, setState] = useState<"open" | "closed">("open");
  const list = useIncidentList(state, shop);
  useEffect(() => {
    document.title = `${t("incident.title")} · ${t("frame.name")}`;
  }, [t]);
  const create = mayRun.length > 0 && (
    <Link to={`/incidents/new${shop ? `?shop=${shop}` : ""}`}>
      <Button type="primary">{t("incident.new")}</Button>
    </Link>
  );
  return (
    <div className={`${sheet.stack} ${styles.page}`}>
      <header className={sheet.head}>
        <div>
          <h1>{t("incident.title")}</h1>
          <p className="quiet">{t("incident.intro")}</p>
        </div>
        {create}
      </header>
      <Segmented aria-label={t("incident.states")} className={styles.start} value={state} onChange={setState} options={[{ value: "open", label: t("incident.state.open") }, { value: "closed", label: t("incident.state.closed") }]} />
      {list.isPending && <Bones widths={[95, 90, 92]} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (list.data.length === 0 ? <Empty title={t(`incident.noneHere.${state}`)} action={state === "open" ? create : undefined}>{t("incident.noneText")}</Empty> : <Table rows={list.data} />)}
    </div>
  );
}

function Table({ rows }: { rows: readonly IncidentRow[] }) {
  const { t } = useTranslation();
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table} aria-label={t("incident.title")}>
        <thead>
          <tr>
            <th>{t("incident.columns.what")}</th>
            <th>{t("incident.cause")}</th>
            <th>{t("incident.columns.progress")}</th>
            <th>{t("incident.columns.told")}</th>
            <th className={styles.right}>{t("incident.columns.cost")}</th>
            <th>{t("incident.columns.opened")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ row }: { row: IncidentRow }) {
  const { t } = useTranslation();
  const { progress } = row;
  return (
    <tr>
      <td style={{ minWidth: 220 }}>
        <Link to={`/incidents/${row.id}`}>
          <span className="num">{row.number}</span> <strong>{row.title}</strong>
        </Link>
        <div className="quiet small">
          {row.shop.name} · {row.wrong}
        </div>
      </td>
      <td className="nowrap">{t(`incident.link.${row.cause}`)}</td>
      <td style={{ minWidth: 200 }}>
        <ProgressBar progress={progress} />
      </td>
      <td className="num nowrap">
        {progress.told} / {progress.orders}
      </td>
      <td className={`num nowrap ${styles.right}`}>
        {formatFen(progress.chosen_fen)}
        <div className="quiet small">{row.estimate_fen === null ? t("incident.noPolicy") : t("incident.estimated", { sum: formatFen(row.estimate_fen) })}</div>
      </td>
      <td className="nowrap">
        {row.opened_by?.name}
        <div className="quiet small num">{formatMinute(row.opened_at)}</div>
      </td>
    </tr>
  );
}
