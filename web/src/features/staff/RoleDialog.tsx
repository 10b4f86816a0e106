import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { readLimit, RoleFields, type Draft } from "./RoleFields";
import { removeRole, setRole, type Colleague, type ManagedShop, type ShopRole, type StaffPageData, type useStaffAct } from "./useStaff";

/** Roles and limits of one colleague in the owner's shops; only what changed is sent. */
export function RoleDialog({ person, shops, act, onClose }: { person: Colleague; shops: ManagedShop[]; act: ReturnType<typeof useStaffAct>; onClose: () => void }) {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState<Record<number, Draft>>(() => Object.fromEntries(shops.map((shop) => [shop.id, draftOf(person.shops.find((held) => held.shop_id === shop.id))])));
  const broken = Object.values(drafts).some((draft) => draft.role && readLimit(draft) === undefined);
  const save = () =>
    act.mutate(
      async () => {
        let page: StaffPageData | undefined;
        for (const call of changes(person, drafts)) page = await call();
        return page ?? Promise.reject(new Error("nothing to save"));
      },
      { onSuccess: onClose },
    );
  return (
    <Modal open title={t("staff.editTitle", { name: person.name })} okText={t("staff.save")} onCancel={onClose} onOk={save} confirmLoading={act.isPending} okButtonProps={{ disabled: broken || changes(person, drafts).length === 0 }}>
      <div className={sheet.form}>
        {shops.map((shop) => (
          <RoleFields key={shop.id} shop={shop} draft={drafts[shop.id] ?? draftOf(undefined)} onChange={(draft) => setDrafts({ ...drafts, [shop.id]: draft })} />
        ))}
      </div>
      <p className="quiet small">{t("staff.limitHint")}</p>
      {act.isError && <Banner tone="caution">{failureLine(act.error, t)}</Banner>}
    </Modal>
  );
}

function draftOf(held: ShopRole | undefined): Draft {
  return held ? { role: held.role, yuan: held.money_limit_fen === null ? "" : String(held.money_limit_fen / 100) } : { role: "", yuan: "" };
}

/** The calls that make the colleague what the form says. */
function changes(person: Colleague, drafts: Record<number, Draft>): (() => Promise<StaffPageData>)[] {
  return Object.entries(drafts).flatMap(([id, draft]) => {
    const held = person.shops.find((each) => each.shop_id === Number(id));
    const limit = readLimit(draft);
    if (!draft.role) return held ? [() => removeRole(person.id, held)] : [];
    if (limit === undefined || (held?.role === draft.role && held.money_limit_fen === limit)) return [];
    const offer = { shop_id: Number(id), role: draft.role, money_limit_fen: limit };
    return [() => setRole(person.id, offer, held?.version ?? null)];
  });
}
