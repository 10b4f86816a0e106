import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CaseDetail } from "@/api/types";
import { pick } from "@/i18n";
import { formatFen } from "@/ui/money";
import { Bones, Failure } from "@/ui/Notice";
import { ShopMark } from "@/ui/ShopMark";
import { TimeLeft } from "@/ui/TimeLeft";
import { FactList } from "../FactList";
import { openOptions } from "../options";
import { useCase } from "../useCase";
import { ClockName } from "../page/ClockName";
import styles from "./CaseList.module.css";

/** The gist of a case beside the list. The list stays usable; moving in it moves the preview. */
export function Preview({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useCase(id);
  return (
    <aside className={styles.preview} aria-label={t("preview.title")}>
      <header className={styles.previewHead}>
        <h2 className="clip">{query.data ? query.data.number : t("preview.title")}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t("preview.close")} onClick={onClose} />
      </header>
      <div className={styles.previewBody}>
        {query.data ? <Gist detail={query.data} /> : query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : <Bones widths={[60, 90, 80, 95, 70]} />}
      </div>
      <footer className={styles.previewFoot}>
        <Link to={`/cases/${id}`}>
          <Button type="primary">{t("preview.open")}</Button>
        </Link>
      </footer>
    </aside>
  );
}

function Gist({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const best = openOptions(detail.decision).slice(0, 3);
  return (
    <>
      {detail.due && (
        <div>
          <ClockName name={detail.due.name} /> <TimeLeft clock={detail.due} large bar />
        </div>
      )}
      <FactList
        facts={[
          [t("list.column.shop"), <ShopMark key="shop" shop={detail.shop} />],
          [t("preview.goods"), `${detail.goods} ${detail.sku}`],
          [t("list.column.demand"), `${t(`words.demand.${detail.demand}`)} · ${detail.reason}`],
          [t("list.column.stage"), t(`words.stage.${detail.stage}`)],
          [t("list.column.next"), detail.next ? pick(detail.next.verb, detail.next.verb_en) : "—"],
          [t("order.paid"), detail.order?.paid_fen == null ? "—" : formatFen(detail.order.paid_fen)],
          [t("list.column.owner"), detail.owner?.name ?? t("list.owner.none")],
        ]}
      />
      <section>
        <h3>{t("preview.options")}</h3>
        <ul>
          {best.map((option) => (
            <li key={option.outcome} style={{ display: "flex", justifyContent: "space-between" }}>
              <span>
                {t(`words.outcome.${option.outcome}`)} <span className="quiet small">{t(`words.standing.${option.standing}`)}</span>
              </span>
              <span className="num">{formatFen(option.cost.total)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
