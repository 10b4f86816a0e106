import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, unwrap } from "@/api/client";
import type { CaseRow, TalkRow } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { Bones, Failure } from "@/ui/Notice";
import { TimeLeft } from "@/ui/TimeLeft";
import styles from "./SidePane.module.css";

/** The after-sales cases of the talk's order, each with what is to be done next. */
export function OrderCases({ talk }: { talk: TalkRow }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["order-cases", talk.shop.id, talk.order_no],
    queryFn: ({ signal }) => unwrap(api.GET("/api/cases", { params: { query: { shop: talk.shop.id, q: talk.order_no, view: "", limit: 20 } }, signal })),
    enabled: talk.order_no !== "",
  });
  if (talk.order_no === "") return <p className="quiet">{t("reception.cases.noOrder")}</p>;
  if (query.isPending) return <Bones widths={[80, 95, 60]} />;
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const cases = query.data.items.filter((row) => row.order_no === talk.order_no);
  if (cases.length === 0) return <p className="quiet">{t("reception.cases.none")}</p>;
  return (
    <ul className={styles.cases}>
      {cases.map((row) => (
        <li key={row.id}>
          <CaseCard row={row} />
        </li>
      ))}
    </ul>
  );
}

function CaseCard({ row }: { row: CaseRow }) {
  const { t } = useTranslation();
  return (
    <Link to={`/cases/${row.id}`} className={styles.case}>
      <span className={styles.caseHead}>
        <strong>{t(`words.demand.${row.demand}`)}</strong>
        <span>{t(`words.stage.${row.stage}`)}</span>
        {row.due && <TimeLeft clock={row.due} />}
      </span>
      <span className="clip">{row.goods}</span>
      <span className={styles.caseFoot}>
        <span>{row.next ? pick(row.next.verb, row.next.verb_en) : ""}</span>
        <span className="num">{row.stake_fen === null ? "" : formatFen(row.stake_fen)}</span>
      </span>
    </Link>
  );
}
