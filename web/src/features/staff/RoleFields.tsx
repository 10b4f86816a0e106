import { Input, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { ROLES, roleName, type Role } from "@/features/session/roles";
import { readYuan } from "@/ui/money";
import sheet from "@/ui/Sheet.module.css";
import { ShopMark } from "@/ui/ShopMark";
import type { ManagedShop } from "./useStaff";

/** What a form holds for one shop: no role means that the person does not serve it; `yuan` "" means no limit. */
export type Draft = { role: Role | ""; yuan: string };

/** The limit in fen, null for none; undefined when what was typed is no amount. */
export function readLimit(draft: Draft): number | null | undefined {
  return draft.yuan.trim() === "" ? null : (readYuan(draft.yuan) ?? undefined);
}

/** Role and limit in one shop. */
export function RoleFields({ shop, draft, onChange }: { shop: ManagedShop; draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation();
  const limit = useId();
  const options = [{ value: "" as const, label: t("staff.none") }, ...ROLES.map((role) => ({ value: role, label: roleName(role, t) }))];
  return (
    <div className={sheet.row}>
      <span style={{ width: 150 }}>
        <ShopMark shop={shop} />
      </span>
      <Select<Role | ""> aria-label={t("staff.roleIn", { shop: shop.name })} style={{ width: 110 }} value={draft.role} options={options} onChange={(role) => onChange({ ...draft, role })} />
      <label htmlFor={limit} className="only-read">
        {t("staff.limitIn", { shop: shop.name })}
      </label>
      <Input
        id={limit}
        style={{ width: 150 }}
        prefix="¥"
        placeholder={t("staff.noLimit")}
        disabled={!draft.role}
        status={readLimit(draft) === undefined ? "error" : ""}
        value={draft.yuan}
        onChange={(event) => onChange({ ...draft, yuan: event.target.value })}
      />
    </div>
  );
}
