import { Button, Checkbox, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CopyButton } from "@/ui/CopyButton";
import { formatFen } from "@/ui/money";
import { formatFull, formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import { TimeLeft } from "@/ui/TimeLeft";
import type { Stop, View } from "./shapes";
import styles from "./Stops.module.css";

/** So long before its end the time that is left takes colour. */
const SOON = 30 * 60_000;

type Props = {
  stops: readonly Stop[];
  view: View;
  chosen: ReadonlySet<number>;
  busy: boolean;
  onChoose: (chosen: ReadonlySet<number>) => void;
  onSay: (id: number, left: boolean) => void;
};

/** One line a stop; those that wait can be ticked one by one or together. */
export function StopTable({ stops, view, chosen, busy, onChoose, onSay }: Props) {
  const { t } = useTranslation();
  const mine = stops.filter((stop) => stop.may_tick);
  const open = view === "asked";
  const all = mine.length > 0 && mine.every((stop) => chosen.has(stop.id));
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table} aria-label={t("stops.title")}>
        <thead>
          <tr>
            {open && (
              <th className={styles.tick}>
                <Checkbox aria-label={t("stops.chooseAll")} checked={all} indeterminate={!all && chosen.size > 0} disabled={mine.length === 0} onChange={() => onChoose(all ? new Set() : new Set(mine.map((stop) => stop.id)))} />
              </th>
            )}
            <th>{t("stops.column.order")}</th>
            <th>{t("stops.column.goods")}</th>
            <th>{t("stops.column.amount")}</th>
            <th>{t("stops.column.asked")}</th>
            <th>{t(open ? "stops.column.left" : "stops.column.done")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {stops.map((stop) => (
            <tr key={stop.id}>
              {open && (
                <td className={styles.tick}>
                  <Checkbox aria-label={t("stops.choose", { order: stop.order_no })} checked={chosen.has(stop.id)} disabled={!stop.may_tick} onChange={() => toggle(stop.id)} />
                </td>
              )}
              <Order stop={stop} />
              <td className={styles.goods}>{stop.goods || <span className="quiet">—</span>}</td>
              <td className="num nowrap">
                {stop.amount_fen === null ? "—" : formatFen(stop.amount_fen)}
                {stop.partial && <div className="quiet small">{t("stops.partial")}</div>}
              </td>
              <td className="num nowrap" title={formatFull(stop.asked_at)}>
                {formatMinute(stop.asked_at)}
                {stop.rounds > 1 && <div className="quiet small">{t("stops.again", { n: stop.rounds })}</div>}
              </td>
              <td className="nowrap">
                <Standing stop={stop} />
              </td>
              <td>
                <Verbs stop={stop} busy={busy} onSay={onSay} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Order({ stop }: { stop: Stop }) {
  return (
    <td className="num nowrap">
      {stop.case_id ? <Link to={`/cases/${stop.case_id}`}>{stop.order_no}</Link> : stop.order_no}
      <CopyButton text={stop.order_no} />
      <div className="quiet small">
        {stop.shop_name} · {stop.after_sale_no}
      </div>
    </td>
  );
}

/** The time that is left; or who said what became of it, and whether the platform knows. */
function Standing({ stop }: { stop: Stop }) {
  const { t } = useTranslation();
  if (stop.due_at) return <TimeLeft clock={{ at: stop.due_at, alarms: [new Date(Date.parse(stop.due_at) - SOON).toISOString()] }} />;
  return (
    <>
      {stop.done_by?.name ?? t("stops.platform")}
      {stop.answer && <Tag style={{ marginInlineStart: 8 }} color={toneOf(stop.answer)}>{t(`stops.answer.${wordOf(stop.answer)}`)}</Tag>}
      <div className="quiet small num">{stop.done_at && formatMinute(stop.done_at)}</div>
    </>
  );
}

function Verbs({ stop, busy, onSay }: { stop: Stop; busy: boolean; onSay: (id: number, left: boolean) => void }) {
  const { t } = useTranslation();
  if (!stop.may_tick) return null;
  return (
    <div className={styles.verbs}>
      {stop.may_answer && (
        <Button size="small" type="primary" disabled={busy} onClick={() => onSay(stop.id, stop.state === "left")}>
          {t("stops.tell")}
        </Button>
      )}
      {(stop.state === "asked" || stop.state === "left") && (
        <Button size="small" type={stop.state === "asked" ? "primary" : "default"} disabled={busy} onClick={() => onSay(stop.id, false)}>
          {t(stop.state === "asked" ? "stops.stopped" : "stops.caught")}
        </Button>
      )}
      {(stop.state === "asked" || stop.state === "stopped") && (
        <Button size="small" disabled={busy} onClick={() => onSay(stop.id, true)}>
          {t(stop.state === "asked" ? "stops.left" : "stops.hadLeft")}
        </Button>
      )}
    </div>
  );
}

type Answer = NonNullable<Stop["answer"]>;

function wordOf(answer: Answer): "told" | "failed" | "on_its_way" {
  if (answer === "sent" || answer === "confirmed" || answer === "ticked") return "told";
  return answer === "failed" || answer === "unknown" || answer === "cancelled" || answer === "refused" ? "failed" : "on_its_way";
}

function toneOf(answer: Answer): string {
  return { told: "success", failed: "error", on_its_way: "processing" }[wordOf(answer)];
}
