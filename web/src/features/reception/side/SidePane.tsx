import { CloseOutlined } from "@ant-design/icons";
import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import type { Taken } from "../input/Composer";
import { GoodsTab } from "./GoodsTab";
import { OrderTab } from "./OrderTab";
import { OrderCases } from "./OrderCases";
import styles from "./SidePane.module.css";

type Props = { talk: TalkRow; onTake: (text: string, from?: Taken) => void; onClose?: (() => void) | undefined };

const NAMES = ["order", "cases", "goods"] as const;

/** Everything about exactly this buyer: the order of the talk, its cases, the goods, phrases, the person. */
export function SidePane({ talk, onClose }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>("order");
  const panes = {
    order: <OrderTab talk={talk} />,
    cases: <OrderCases talk={talk} />,
    goods: <GoodsTab talk={talk} />,
  };
  return (
    <aside className={styles.pane} aria-label={t("reception.side")}>
      <Tabs
        size="small"
        activeKey={open}
        onChange={setOpen}
        items={NAMES.map((name) => ({ key: name, label: t(`reception.pane.${name}`), children: <div className={styles.body}>{panes[name]}</div> }))}
        tabBarExtraContent={onClose && <Button type="text" icon={<CloseOutlined />} aria-label={t("reception.closeSide")} onClick={onClose} />}
      />
    </aside>
  );
}
