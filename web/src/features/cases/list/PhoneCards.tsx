import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CaseRow } from "@/api/types";
import { pick } from "@/i18n";
import { TimeLeft } from "@/ui/TimeLeft";
import styles from "./PhoneCards.module.css";

/** The list on a phone (W11): one card a case, a touch opens it. */
export function PhoneCards({ rows }: { rows: CaseRow[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={`/cases/${row.id}`} className={styles.card}>
            <span className={styles.top}>
              <strong>{row.next ? pick(row.next.verb, row.next.verb_en) : t(`words.stage.${row.stage}`)}</strong>
              {row.due && <TimeLeft clock={row.due} openedAt={row.opened_at} />}
            </span>
            <span>{row.goods}</span>
            <span className="quiet small">
              {row.number} · {row.shop.name} · {row.reason}
              {row.owner && ` · ${row.owner.name}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
