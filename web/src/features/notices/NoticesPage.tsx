import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/features/session/session";
import { Bones, Empty, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { AddForm } from "./AddForm";
import { DestinationCard } from "./DestinationCard";
import { useNotices } from "./useNotices";

/** 设置 › 通知: groups and programs outside the desk, what each is told, and whether it arrived. */
export function NoticesPage() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const [adding, setAdding] = useState(false);
  const page = useNotices();
  useEffect(() => {
    document.title = `${t("settings.notices")} · ${t("frame.name")}`;
  }, [t]);
  const owned = shops.filter((shop) => page.data?.owned.includes(shop.id));
  const add = owned.length > 0 && !adding && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t("notices.add")}
    </Button>
  );
  return (
    <div className={sheet.stack}>
      <header className={sheet.head}>
        <div>
          <h1>{t("settings.notices")}</h1>
          <p className="quiet">{t("notices.intro")}</p>
        </div>
        {page.data && page.data.destinations.length > 0 && add}
      </header>
      {page.isPending && <Bones widths={[60, 96]} />}
      {page.isError && <Failure error={page.error} onRetry={() => void page.refetch()} />}
      {page.data && adding && <AddForm shops={owned} events={page.data.events} onDone={() => setAdding(false)} />}
      {page.data?.destinations.length === 0 && !adding && (
        <Empty title={t("notices.none")} action={add}>
          {t(owned.length > 0 ? "notices.noneText" : "notices.ownerOnly")}
        </Empty>
      )}
      {page.data?.destinations.map((row) => <DestinationCard key={row.id} row={row} events={page.data.events} mayChange={page.data.owned.includes(row.shop_id)} />)}
    </div>
  );
}
