import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { CopyButton } from "@/ui/CopyButton";
import { useDesk } from "../useDesk";
import { OrderChooser } from "./OrderChooser";
import styles from "./SidePane.module.css";

/** The order of this talk; where none is known, which one it is about. */
export function OrderTab({ talk }: { talk: TalkRow }) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const { closed } = useDesk(talk);
  const may = closed === null;
  if (!talk.order_no && !may) return <p className="quiet">{t("reception.order.noneHere")}</p>;
  if (!talk.order_no || choosing) return <OrderChooser talk={talk} onDone={() => setChoosing(false)} />;
  return (
    <>
      <p className={styles.number}>
        <span className="num">{talk.order_no}</span>
        <CopyButton text={talk.order_no} />
        {may && (
          <Button size="small" type="link" onClick={() => setChoosing(true)}>
            {t("reception.order.change")}
          </Button>
        )}
      </p>
    </>
  );
}
