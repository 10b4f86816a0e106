import { AccountBookOutlined, AlertOutlined, CustomerServiceOutlined, ImportOutlined, InboxOutlined, MessageOutlined, ProfileOutlined, ReadOutlined, SettingOutlined, StopOutlined, TeamOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useSearchParams } from "react-router";
import { WaitingBadge } from "@/features/reception/reminder/WaitingBadge";
import { useSession } from "@/features/session/session";
import { StopBadge } from "@/features/stops/StopBadge";
import mark from "@/ui/mark.svg";
import styles from "./Frame.module.css";

/** The places of the workbench. Only what exists stands here. */
export function Rail() {
  const { t } = useTranslation();
  const { shops } = useSession();
  const supervises = shops.some((shop) => shop.role !== "agent");
  return (
    <nav className={styles.rail} aria-label={t("frame.places")}>
      <img className={styles.mark} src={mark} alt={t("frame.name")} />
      <Place to="/reception" icon={<MessageOutlined aria-hidden />} name={t("frame.reception")} badge={<WaitingBadge />} />
      {supervises && <Place to="/floor" icon={<TeamOutlined aria-hidden />} name={t("frame.floor")} />}
      <Place to="/cases" icon={<CustomerServiceOutlined aria-hidden />} name={t("frame.cases")} />
      <Place to="/work-orders" icon={<ProfileOutlined aria-hidden />} name={t("frame.workOrders")} />
      <Place to="/stops" icon={<StopOutlined aria-hidden />} name={t("frame.stops")} badge={<StopBadge />} />
      <Place to="/returns" icon={<InboxOutlined aria-hidden />} name={t("frame.returns")} />
      <Place to="/invoices" icon={<AccountBookOutlined aria-hidden />} name={t("frame.invoices")} />
      <Place to="/incidents" icon={<AlertOutlined aria-hidden />} name={t("frame.incidents")} />
      <Place to="/practice" icon={<ReadOutlined aria-hidden />} name={t("frame.practice")} />
      <Place to="/imports" icon={<ImportOutlined aria-hidden />} name={t("frame.imports")} />
      <Place to="/settings" icon={<SettingOutlined aria-hidden />} name={t("frame.settings")} />
    </nav>
  );
}

/** A link that keeps the chosen shop. */
function Place({ to, icon, name, badge }: { to: string; icon: ReactNode; name: string; badge?: ReactNode }) {
  const [params] = useSearchParams();
  const shop = params.get("shop");
  return (
    <NavLink to={{ pathname: to, search: shop ? `?shop=${shop}` : "" }} className={styles.place}>
      {icon}
      <span>{name}</span>
      {badge}
    </NavLink>
  );
}
