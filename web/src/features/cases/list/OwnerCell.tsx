import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseRow } from "@/api/types";
import { useTakeCase } from "../actions";

/** Who has the case, or the button that takes it. */
export function OwnerCell({ row }: { row: CaseRow }) {
  const { t } = useTranslation();
  const take = useTakeCase();
  if (row.owner) return <span className="clip">{row.owner.name}</span>;
  if (row.stage === "settled" || row.stage === "closed") return <span className="quiet">—</span>;
  return (
    <Button
      size="small"
      loading={take.isPending}
      aria-label={t("list.takeCase", { number: row.number })}
      onClick={(event) => {
        event.stopPropagation();
        take.mutate(row);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {t("case.take")}
    </Button>
  );
}
