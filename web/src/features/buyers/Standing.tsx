import { CrownOutlined, QuestionCircleOutlined, UserOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { pick } from "@/i18n";
import { formatDay } from "@/ui/moment";
import { formatFen } from "@/ui/money";
import styles from "./Buyers.module.css";
import type { Buyer } from "./shapes";

/** The first thing to be seen: whether they come back, and how often; or that nobody can tell. */
export function Standing({ buyer }: { buyer: Buyer }) {
  const { t } = useTranslation();
  const last = buyer.cases[0];
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <UserOutlined aria-hidden />
        <strong>{buyer.name || t("buyers.noName")}</strong>
        {buyer.loyalty && buyer.loyalty !== "new" && (
          <span className={styles.loyal}>
            <CrownOutlined aria-hidden /> {t(`buyers.loyalty.${buyer.loyalty}`)}
          </span>
        )}
      </div>
      {buyer.known ? (
        <dl className={styles.figures}>
          <Figure name={t("buyers.orders")} value={t("buyers.times", { count: buyer.orders_count ?? 0 })} />
          <Figure name={t("buyers.paid")} value={formatFen(buyer.paid_total_fen ?? 0)} />
          <Figure name={t("buyers.cases")} value={t("buyers.times", { count: buyer.cases_count })} />
        </dl>
      ) : (
        <p className={styles.unknown}>
          <QuestionCircleOutlined aria-hidden /> {pick(buyer.why, buyer.why_en)}
        </p>
      )}
      {buyer.known && buyer.first_at && <p className="quiet small">{t("buyers.since", { at: formatDay(buyer.first_at) })}</p>}
      {last && (
        <p className="small">
          {t("buyers.lastCase")} <Link to={`/cases/${last.id}`}>{last.number}</Link> {t(`words.demand.${last.demand}`)} · {t(`words.stage.${last.stage}`)}
        </p>
      )}
    </header>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
