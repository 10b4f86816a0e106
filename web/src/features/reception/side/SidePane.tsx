import { CloseOutlined } from "@ant-design/icons";
import { Button, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { BuyerPane } from "@/features/buyers";
import { PhrasePane, type OnTake } from "@/features/phrases";
import { GoodsTab } from "./GoodsTab";
import { OrderTab } from "./OrderTab";
import { OrderCases } from "./OrderCases";
import styles from "./SidePane.module.css";

type Props = { talk: TalkRow; onTake: OnTake; onClose?: (() => void) | undefined };

const NAMES = ["order", "cases", "goods", "phrases", "buyer"] as const;

/** Everything about exactly this buyer: the order of the talk, its cases, the goods, phrases, the person. */
export function SidePane({ talk, onTake, onClose }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>("order");
  const panes = {
    order: <OrderTab talk={talk} onTake={onTake} />,
    cases: <OrderCases talk={talk} />,
    goods: <GoodsTab talk={talk} />,
    phrases: <PhrasePane shopId={talk.shop.id} orderNo={talk.order_no} talkId={talk.id} onTake={onTake} />,
    buyer: <BuyerPane shopId={talk.shop.id} orderNo={talk.order_no} talkId={talk.id} />,
  };
  return (
    <aside className={styles.pane} aria-label={t("reception.side")}>
      <Tabs
        size="small"
        tabBarGutter={14}
        activeKey={open}
        onChange={setOpen}
        items={NAMES.map((name) => ({ key: name, label: t(`reception.pane.${name}`), children: <div className={styles.body}>{panes[name]}</div> }))}
        tabBarExtraContent={onClose && <Button type="text" icon={<CloseOutlined />} aria-label={t("reception.closeSide")} onClick={onClose} />}
      />
    </aside>
  );
}
