import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { formatMinute } from "@/ui/moment";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { describeRole } from "./ColleagueTable";
import { LinkOnce } from "./LinkOnce";
import { revokeInvitation, useInvite, type Invitation, type ManagedShop, type useStaffAct } from "./useStaff";

/** Who has a link and has not come in yet. */
export function Invitations({ invitations, shops, act }: { invitations: Invitation[]; shops: ManagedShop[]; act: ReturnType<typeof useStaffAct> }) {
  const { t } = useTranslation();
  const renew = useInvite();
  const [renewed, setRenewed] = useState("");
  if (invitations.length === 0 && !renew.data) return null;
  return (
    <section className={sheet.stack}>
      <h2>{t("staff.invited")}</h2>
      {renew.isError && <Banner tone="caution">{failureLine(renew.error, t)}</Banner>}
      <div className={sheet.scroll}>
        <table className={sheet.table}>
          <tbody>
            {invitations.map((each) => (
              <tr key={each.id}>
                <td>
                  <strong>{each.name}</strong>
                  <div className="quiet small">{each.username}</div>
                </td>
                <td>
                  {each.shops.map((held) => (
                    <div key={held.shop_id}>{describeRole(held, shops, t)}</div>
                  ))}
                </td>
                <td className="quiet small">{t("staff.invitedBy", { name: each.invited_by.name, at: formatMinute(each.expires_at) })}</td>
                <td>
                  <div className={sheet.row}>
                    <Button
                      size="small"
                      loading={renew.isPending}
                      onClick={() => {
                        setRenewed(each.name);
                        renew.mutate(each.id);
                      }}
                    >
                      {t("staff.renew")}
                    </Button>
                    <Button size="small" onClick={() => act.mutate(() => revokeInvitation(each.id))}>
                      {t("staff.revoke")}
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {renew.data && <LinkOnce name={renewed} invitation={renew.data} onClose={renew.reset} />}
    </section>
  );
}
