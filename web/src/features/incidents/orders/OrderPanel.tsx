import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api, unwrap } from "@/api/client";
import { Bones, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import styles from "../Incidents.module.css";
import { countOf, FILTERS, type Filter, type Incident } from "../shapes";
import { type Act, useIncidentOrders } from "../useIncidents";
import { ExcludeDialog } from "./ExcludeDialog";
import { OrderTable } from "./OrderTable";
import { TellBar } from "./TellBar";

const ALWAYS: readonly Filter[] = ["all", "open", "settled", "untold"];

/** Every order of the incident: filters with counts, what is to be told, and its case. */
export function OrderPanel({ incident, act }: { incident: Incident; act: Act }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const show = FILTERS.find((each) => each === params.get("show")) ?? "all";
  const [words, setWords] = useState("");
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [excluding, setExcluding] = useState(false);
  const list = useIncidentOrders(incident.id, show, words);
  const orders = list.data?.pages.flatMap((page) => page.items) ?? [];
  const path = { params: { path: { incident_id: incident.id } } };
  const include = () => act.mutate(() => unwrap(api.POST("/api/incidents/{incident_id}/orders/include", { ...path, body: { version: incident.version, order_nos: [...picked], reason: "" } })), { onSuccess: () => setPicked([]) });
  const search = () => act.mutate(() => unwrap(api.POST("/api/incidents/{incident_id}/search", { ...path, body: { version: incident.version } })));
  const outside = show === "proposed" || show === "excluded";
  return (
    <section className={sheet.stack} style={{ maxWidth: "none", gap: 12 }} aria-label={t("incident.orders")}>
      <div className={sheet.head}>
        <h2>{t("incident.orders")}</h2>
        {incident.may.run && (
          <Button size="small" loading={act.isPending} onClick={search}>
            {t("incident.searchAgain")}
          </Button>
        )}
      </div>
      <div className={sheet.row}>
        <Segmented<Filter>
          aria-label={t("incident.filter")}
          value={show}
          onChange={(value) => {
            setPicked([]);
            setParams((before) => ({ ...Object.fromEntries(before), show: value }), { replace: true });
          }}
          options={FILTERS.filter((each) => ALWAYS.includes(each) || each === show || countOf(each, incident.progress) > 0).map((value) => ({ value, label: `${t(`incident.show.${value}`)} ${countOf(value, incident.progress)}` }))}
        />
        <Input.Search allowClear aria-label={t("incident.orderNo")} placeholder={t("incident.orderNo")} maxLength={64} style={{ width: 220 }} onSearch={setWords} />
      </div>
      {incident.may.tell && incident.announcement && incident.progress.untold > 0 && !outside && <TellBar incident={incident} />}
      {incident.may.run && picked.length > 0 && (
        <div className={sheet.row} role="status">
          {t("incident.picked", { count: picked.length })}
          {outside ? (
            <Button type="primary" size="small" loading={act.isPending} onClick={include}>
              {t("incident.include")}
            </Button>
          ) : null}
          {show !== "excluded" && (
            <Button size="small" onClick={() => setExcluding(true)}>
              {t("incident.exclude")}
            </Button>
          )}
        </div>
      )}
      {list.isPending && <Bones widths={[95, 90, 92]} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (orders.length === 0 ? <p className="quiet">{t("incident.noneShown")}</p> : <OrderTable incident={incident} orders={orders} picked={picked} onPick={incident.may.run ? setPicked : null} />)}
      {list.hasNextPage && (
        <Button className={styles.start} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("incident.more")}
        </Button>
      )}
      {excluding && <ExcludeDialog incident={incident} picked={picked} act={act} onClose={() => setExcluding(false)} onDone={() => setPicked([])} />}
    </section>
  );
}
