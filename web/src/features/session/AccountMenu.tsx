import { UserOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./AccountMenu.module.css";
import { roleName } from "./roles";
import { useLogOut, useSession } from "./session";

/** Who I am in which shop, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { staff, shops, version } = useSession();
  const logOut = useLogOut();
  const menu = (
    <div className={styles.menu}>
      <ul>
        {shops.map((shop) => (
          <li key={shop.id}>
            {shop.name} <span className="quiet">{roleName(shop.role, t)}</span>
          </li>
        ))}
      </ul>
      <Link to="/settings/security">{t("settings.security")}</Link>
      <p className="quiet small">{t("account.version", { version })}</p>
      <Button block loading={logOut.isPending} onClick={() => logOut.mutate()}>
        {t("account.logOut")}
      </Button>
    </div>
  );
  return (
    <Popover content={menu} trigger="click" placement="bottomRight">
      <Button type="text" icon={<UserOutlined />} aria-label={t("account.menu", { name: staff.name })} aria-haspopup="dialog">
        {staff.name}
      </Button>
    </Popover>
  );
}
