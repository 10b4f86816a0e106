import { Checkbox, Input, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import styles from "../Incidents.module.css";
import type { Preview } from "../shapes";
import type { usePreview } from "../useIncidents";

type Props = {
  preview: ReturnType<typeof usePreview>;
  empty: boolean;
  excluded: readonly string[];
  why: string;
  onExclude: (excluded: readonly string[]) => void;
  onWhy: (why: string) => void;
};

/** Who is hit, counted as it is filled in; a tick taken away keeps an order out, and asks why. */
export function PreviewPanel({ preview, empty, excluded, why, onExclude, onWhy }: Props) {
  const { t } = useTranslation();
  return (
    <section className={sheet.card} aria-label={t("incident.preview.title")} aria-busy={preview.isFetching}>
      <h2>{t("incident.preview.title")}</h2>
      {empty ? <p className="quiet">{t("incident.preview.empty")}</p> : preview.isError ? <Banner tone="caution">{failureLine(preview.error, t)}</Banner> : preview.data ? <Hit preview={preview.data} excluded={excluded} onExclude={onExclude} /> : <p className="quiet">{t("loading")}</p>}
      {excluded.length > 0 && (
        <label>
          <span>{t("incident.preview.why", { count: excluded.length })}</span>
          <Input maxLength={500} value={why} onChange={(event) => onWhy(event.target.value)} />
        </label>
      )}
    </section>
  );
}

const COUNTS = ["joining", "unshipped", "in_transit", "signed", "case_open", "refunded"] as const;
const LEFT_OUT = ["excluded", "elsewhere", "no_goods", "unknown"] as const;

function Hit({ preview, excluded, onExclude }: { preview: Preview; excluded: readonly string[]; onExclude: (excluded: readonly string[]) => void }) {
  const { t } = useTranslation();
  const { counts } = preview;
  const out = LEFT_OUT.filter((each) => counts[each] > 0);
  const toggle = (order_no: string, on: boolean) => onExclude(on ? excluded.filter((each) => each !== order_no) : [...excluded, order_no]);
  return (
    <>
      <dl className={styles.figures} role="status">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(`incident.preview.${name}`)}</dt>
            <dd className="num">{counts[name]}</dd>
          </div>
        ))}
        <div>
          <dt>{t("incident.preview.paid")}</dt>
          <dd className="num">{formatFen(preview.paid_fen)}</dd>
        </div>
      </dl>
      {out.length > 0 && <p className={`small ${styles.caution}`}>{out.map((name) => t(`incident.preview.${name}`, { count: counts[name] })).join(" · ")}</p>}
      {preview.unknown.length > 0 && <p className="quiet small num">{preview.unknown.slice(0, 5).join("、")}{preview.unknown.length > 5 && " …"}</p>}
      <div className={`${sheet.scroll} ${styles.sample}`}>
        <table className={sheet.table} aria-label={t("incident.orders")}>
          <tbody>
            {preview.sample.map((order) => {
              const may = order.phase !== null && order.elsewhere === null;
              return (
                <tr key={order.order_no} data-off={!may || excluded.includes(order.order_no)}>
                  <td>
                    <Checkbox aria-label={t("incident.preview.keep", { order: order.order_no })} disabled={!may} checked={may && !excluded.includes(order.order_no)} onChange={(event) => toggle(order.order_no, event.target.checked)} />
                  </td>
                  <td>
                    <span className="num nowrap">{order.order_no}</span>
                    <div className="quiet small">
                      {order.goods} {order.sku}
                      {order.note && ` · ${order.note}`}
                    </div>
                  </td>
                  <td className="nowrap">
                    {order.phase ? t(`incident.phase.${order.phase}`) : t("incident.preview.none")}
                    {order.shipped_at && <div className="quiet small num">{formatMinute(order.shipped_at)}</div>}
                  </td>
                  <td className={`num nowrap ${styles.right}`}>{order.paid_fen === null ? "—" : formatFen(order.paid_fen)}</td>
                  <td>
                    {order.case_open && <Tag>{t("incident.preview.hasCase")}</Tag>}
                    {order.refunded && <Tag>{t("incident.preview.wasRefunded")}</Tag>}
                    {order.elsewhere !== null && <Tag>{t("incident.preview.isElsewhere")}</Tag>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {counts.found > preview.sample.length && <p className="quiet small">{t("incident.preview.first", { count: preview.sample.length })}</p>}
    </>
  );
}
