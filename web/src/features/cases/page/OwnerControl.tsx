import { DownOutlined, UserOutlined } from "@ant-design/icons";
import { Button, Dropdown, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { useCaseDesk } from "./desk";

/** Who has the case; put it back, or give it to a colleague. */
export function OwnerControl() {
  const { t } = useTranslation();
  const { detail, act } = useCaseDesk();
  const params = { path: { case_id: detail.id } };
  const release = () => void act((version) => unwrap(api.POST("/api/cases/{case_id}/release", { params, body: { version } })));
  const assign = (staff_id: number) => void act((version) => unwrap(api.POST("/api/cases/{case_id}/assign", { params, body: { version, staff_id } })));
  const colleagues = detail.may.assign ? detail.staff.filter((person) => person.id !== detail.owner?.id) : [];
  const items: MenuProps["items"] = [
    ...(detail.may.release ? [{ key: "release", label: t("case.release"), onClick: release }] : []),
    ...colleagues.map((person) => ({ key: person.id, label: t("case.assign", { name: person.name }), onClick: () => assign(person.id) })),
  ];
  const name = detail.owner?.name ?? t("list.owner.none");
  if (items.length === 0) return <span className="quiet nowrap">{name}</span>;
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <Button icon={<UserOutlined />} aria-label={t("case.owner", { name })}>
        {name} <DownOutlined style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  );
}
