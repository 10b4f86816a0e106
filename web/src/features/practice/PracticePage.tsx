import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useSession } from "@/features/session/session";
import { Bones, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { History } from "./History";
import { People } from "./People";
import styles from "./Practice.module.css";
import { Scenarios } from "./Scenarios";
import { usePracticePage } from "./usePractice";

/** 练习: choose a simulated buyer, and see how it went so far; supervisors see everybody's. */
export function PracticePage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const { shops, staff: me } = useSession();
  const shop = Number(params.get("shop")) || null;
  const [person, setPerson] = useState<number | null>(null);
  const page = usePracticePage(shop, person);
  useEffect(() => {
    document.title = `${t("practice.title")} · ${t("frame.name")}`;
  }, [t]);
  return (
    <div className={`${sheet.stack} ${styles.page}`}>
      <header>
        <h1>{t("practice.title")}</h1>
        <p className="quiet">{t("practice.intro")}</p>
      </header>
      {page.isPending && <Bones widths={[60, 96, 90]} />}
      {page.isError && <Failure error={page.error} onRetry={() => void page.refetch()} />}
      {page.isSuccess && (
        <>
          <Scenarios rows={page.data.scenarios} shop={shop ?? shops[0]?.id ?? null} />
          {page.data.people.some((each) => each.person.id !== me.id) && <People rows={page.data.people} chosen={person} onChoose={setPerson} />}
          <History rows={page.data.exercises} />
        </>
      )}
    </div>
  );
}
