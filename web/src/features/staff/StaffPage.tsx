import { Button, Switch } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { isFailure } from "@/api/errors";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones, Failure } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { ShopMark } from "@/ui/ShopMark";
import { ColleagueTable } from "./ColleagueTable";
import { Invitations } from "./Invitations";
import { InviteDialog } from "./InviteDialog";
import { setDuty, useStaffAct, useStaffPage } from "./useStaff";

/** Who serves the owner's shops, who is invited, and what the shops ask of them. */
export function StaffPage() {
  const { t } = useTranslation();
  const page = useStaffPage();
  const act = useStaffAct();
  const [inviting, setInviting] = useState(false);
  useEffect(() => {
    document.title = `${t("settings.staff")} · ${t("frame.name")}`;
  }, [t]);
  if (page.isError) return <Failure error={page.error} onRetry={() => void page.refetch()} />;
  if (page.isPending) return <Bones widths={[30, 95, 92, 94]} />;
  const { shops, staff, invitations } = page.data;
  return (
    <div className={sheet.stack}>
      <header className={sheet.head}>
        <div>
          <h1>{t("settings.staff")}</h1>
          <p className="quiet">{t("staff.intro")}</p>
        </div>
        <Button type="primary" onClick={() => setInviting(true)}>
          {t("staff.invite")}
        </Button>
      </header>
      {act.isError && (
        <Banner tone="caution" action={isFailure(act.error, "factor.own_first") && <Link to="/settings/security">{t("settings.security")}</Link>}>
          {failureLine(act.error, t)}
        </Banner>
      )}
      <ColleagueTable staff={staff} shops={shops} act={act} />
      <Invitations invitations={invitations} shops={shops} act={act} />
      <section className={sheet.card}>
        <h2>{t("staff.duty.title")}</h2>
        <p className="quiet">{t("staff.duty.text")}</p>
        {shops.map((shop) => (
          <div key={shop.id} className={sheet.row}>
            <Switch checked={shop.second_factor_required} loading={act.isPending} onChange={(on) => act.mutate(() => setDuty(shop, on))} aria-label={t("staff.duty.of", { shop: shop.name })} />
            <ShopMark shop={shop} />
          </div>
        ))}
      </section>
      {inviting && <InviteDialog shops={shops} onClose={() => setInviting(false)} />}
    </div>
  );
}
