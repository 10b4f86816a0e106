import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Empty } from "@/ui/Notice";
import { countNarrowing, type Filters } from "./filters";
import { useCounts } from "./useCaseList";

/** Nothing to show: because of the filters, because all is done, or because nothing ever came in. */
export function EmptyList({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const { t } = useTranslation();
  const { data: counts } = useCounts(filters.shop);
  if (countNarrowing(filters) > 0) {
    return (
      <Empty title={t("list.none.filtered.title")} action={<Button onClick={onClear}>{t("list.filter.clear")}</Button>}>
        {t("list.none.filtered.text")}
      </Empty>
    );
  }
  const ever = Object.values(counts ?? {}).some((count) => count.n > 0);
  if (ever) return <Empty title={t("list.none.view.title")}>{t("list.none.view.text")}</Empty>;
  return (
    <Empty
      title={t("list.none.first.title")}
      action={
        <Link to={{ pathname: "/imports", search: filters.shop ? `?shop=${filters.shop}` : "" }}>
          <Button type="primary">{t("list.none.first.action")}</Button>
        </Link>
      }
    >
      {t("list.none.first.text")}
    </Empty>
  );
}
