import { UserOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useSession, useLogOut } from "./session";

const ROLES = ["agent", "supervisor", "operator", "owner"] as const;

function roleName(role: string, t: TFunction): string {
  const known = ROLES.find((each) => each === role);
  return known ? t(`words.role.${known}`) : role;
}

export function AccountMenu() {
  const { t } = useTranslation();
  const { staff, shops, version } = useSession();
  const logOut = useLogOut();
  const roles = shops.map((shop) => ({ key: `shop-${shop.id}`, label: `${shop.name} · ${roleName(shop.role, t)}`, disabled: true }));
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [...roles, { type: "divider" }, { key: "version", label: t("account.version", { version }), disabled: true }, { key: "out", label: t("account.logOut"), onClick: () => logOut.mutate() }],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t("account.menu", { name: staff.name })}>
        {staff.name}
      </Button>
    </Dropdown>
  );
}
