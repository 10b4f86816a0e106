import type { TFunction } from "i18next";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { roleName } from "@/features/session/roles";
import { formatFen } from "@/ui/money";
import sheet from "@/ui/Sheet.module.css";
import { RoleDialog } from "./RoleDialog";
import { endSessions, resetFactor, switchActive, type Colleague, type ManagedShop, type ShopRole, type useStaffAct } from "./useStaff";

type Act = ReturnType<typeof useStaffAct>;

/** One line a person: roles by shop, safety, and what can be done. */
export function ColleagueTable({ staff, shops, act }: { staff: Colleague[]; shops: ManagedShop[]; act: Act }) {
  const { t } = useTranslation();
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table}>
        <thead>
          <tr>
            <th>{t("staff.person")}</th>
            <th>{t("staff.roles")}</th>
            <th>{t("staff.factor")}</th>
            <th>{t("staff.sessions")}</th>
            <th>{t("staff.do")}</th>
          </tr>
        </thead>
        <tbody>
          {staff.map((person) => (
            <ColleagueLine key={person.id} person={person} shops={shops} act={act} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColleagueLine({ person, shops, act }: { person: Colleague; shops: ManagedShop[]; act: Act }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  return (
    <tr data-off={!person.active}>
      <td>
        <strong>{person.name}</strong> {person.is_me && <span className="quiet small">{t("staff.me")}</span>}
        <div className="quiet small">
          {person.username}
          {!person.active && ` · ${t("staff.suspended")}`}
        </div>
      </td>
      <td>
        {person.shops.map((held) => (
          <div key={held.shop_id}>{describeRole(held, shops, t)}</div>
        ))}
      </td>
      <td>{person.second_factor ? t("staff.on") : <span className="quiet">{t("staff.off")}</span>}</td>
      <td className="num">{person.sessions}</td>
      <td>
        {!person.is_me && (
          <div className={sheet.row}>
            <Button size="small" disabled={!person.active} onClick={() => setEditing(true)}>
              {t("staff.edit")}
            </Button>
            {person.sessions > 0 && <Ask name={t("staff.end")} text={t("staff.endAsk", { name: person.name })} run={() => act.mutate(() => endSessions(person))} />}
            {person.second_factor && <Ask name={t("staff.reset")} text={t("staff.resetAsk", { name: person.name })} run={() => act.mutate(() => resetFactor(person))} />}
            <Ask
              name={person.active ? t("staff.suspend") : t("staff.restore")}
              text={person.active ? t("staff.suspendAsk", { name: person.name }) : t("staff.restoreAsk", { name: person.name })}
              run={() => act.mutate(() => switchActive(person))}
            />
          </div>
        )}
        {editing && <RoleDialog person={person} shops={shops} act={act} onClose={() => setEditing(false)} />}
      </td>
    </tr>
  );
}

function Ask({ name, text, run }: { name: string; text: string; run: () => void }) {
  return (
    <Popconfirm title={text} okText={name} onConfirm={run}>
      <Button size="small">{name}</Button>
    </Popconfirm>
  );
}

/** '果然鲜 客服 ¥50.00' */
export function describeRole(held: Omit<ShopRole, "version" | "active">, shops: ManagedShop[], t: TFunction): string {
  const shop = shops.find((each) => each.id === held.shop_id)?.name ?? "";
  const limit = held.money_limit_fen === null ? t("staff.noLimit") : t("staff.limitOf", { amount: formatFen(held.money_limit_fen) });
  return `${shop} · ${roleName(held.role, t)} · ${limit}`;
}
