import { Popover } from "antd";
import { useTranslation } from "react-i18next";
import type { Cost } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { placeBars, splitOrigin, waterfall } from "./cost";
import styles from "./Cost.module.css";

/** The expected cost, large; its parts and where each came from on hover or focus. */
export function CostTag({ cost }: { cost: Cost }) {
  const { t } = useTranslation();
  return (
    <Popover content={<Waterfall cost={cost} />} trigger={["hover", "focus"]} placement="leftTop">
      <button type="button" className={styles.tag} aria-label={t("cost.show", { total: formatFen(cost.total) })}>
        <span className="quiet small">{t("cost.name")}</span>
        <span className={`${styles.total} num`}>{formatFen(cost.total)}</span>
      </button>
    </Popover>
  );
}

function Waterfall({ cost }: { cost: Cost }) {
  const { t } = useTranslation();
  const bars = waterfall(cost);
  const places = placeBars(bars);
  return (
    <div className={styles.fall}>
      <table>
        <caption className="only-read">{t("cost.caption")}</caption>
        <tbody>
          {bars.map((bar, at) => (
            <tr key={bar.part} data-total={bar.part === "total"}>
              <th scope="row">{t(`cost.part.${bar.part}`)}</th>
              <td className={styles.track} aria-hidden="true">
                <span className={bar.fen < 0 ? styles.gain : styles.loss} style={{ left: `${places[at]?.left ?? 0}%`, width: `${places[at]?.width ?? 0}%` }} />
              </td>
              <td className={`${styles.amount} num`}>{formatFen(bar.fen)}</td>
              <td className={styles.terms}>
                {bar.terms.map((term) => (
                  <TermLine key={term.label + term.origin} label={pick(term.label, term.label_en)} fen={bar.terms.length > 1 ? term.fen : null} origin={term.origin} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet small">{t("cost.baseline")}</p>
    </div>
  );
}

function TermLine({ label, fen, origin }: { label: string; fen: number | null; origin: string }) {
  const { t } = useTranslation();
  const { kind, rule } = splitOrigin(origin);
  return (
    <span className={styles.term}>
      {label}
      {fen !== null && <span className="num"> {formatFen(fen)}</span>}
      <span className={styles.origin} title={rule || undefined}>
        {t(`cost.origin.${kind}`)}
      </span>
    </span>
  );
}
