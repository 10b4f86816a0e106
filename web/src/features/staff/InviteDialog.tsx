import { Input, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { LinkOnce } from "./LinkOnce";
import { readLimit, RoleFields, type Draft } from "./RoleFields";
import { useInvite, type ManagedShop, type Offer } from "./useStaff";

const NOTHING: Draft = { role: "", yuan: "" };

/** Name, log-in name, roles; then the link, shown once. */
export function InviteDialog({ shops, onClose }: { shops: ManagedShop[]; onClose: () => void }) {
  const { t } = useTranslation();
  const invite = useInvite();
  const ids = { name: useId(), username: useId() };
  const [name, setName] = useState("");
  const [username, setUsername] = useState("");
  const [drafts, setDrafts] = useState<Record<number, Draft>>(shops.length === 1 && shops[0] ? { [shops[0].id]: { role: "agent", yuan: "" } } : {});
  const offers = Object.entries(drafts).flatMap(([id, draft]): Offer[] => {
    const limit = readLimit(draft);
    return draft.role && limit !== undefined ? [{ shop_id: Number(id), role: draft.role, money_limit_fen: limit }] : [];
  });
  const complete = offers.length > 0 && offers.length === Object.values(drafts).filter((draft) => draft.role).length && name.trim() && username.trim();
  if (invite.data) return <LinkOnce name={name} invitation={invite.data} onClose={onClose} />;
  return (
    <Modal
      open
      title={t("staff.invite")}
      okText={t("staff.makeLink")}
      onCancel={onClose}
      onOk={() => invite.mutate({ name: name.trim(), username: username.trim(), shops: offers })}
      confirmLoading={invite.isPending}
      okButtonProps={{ disabled: !complete }}
    >
      <div className={sheet.form}>
        <label htmlFor={ids.name}>{t("staff.name")}</label>
        <Input id={ids.name} autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        <label htmlFor={ids.username}>{t("staff.username")}</label>
        <Input id={ids.username} maxLength={60} autoComplete="off" value={username} onChange={(event) => setUsername(event.target.value)} />
        <p className="quiet small">{t("staff.usernameHint")}</p>
        {shops.map((shop) => (
          <RoleFields key={shop.id} shop={shop} draft={drafts[shop.id] ?? NOTHING} onChange={(draft) => setDrafts({ ...drafts, [shop.id]: draft })} />
        ))}
        <p className="quiet small">{t("staff.limitHint")}</p>
      </div>
      {invite.isError && <Banner tone="caution">{failureLine(invite.error, t)}</Banner>}
    </Modal>
  );
}
