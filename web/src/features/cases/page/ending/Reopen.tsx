import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Ending } from "@/api/types";
import { NewCaseDialog } from "../../list/NewCaseDialog";
import { useCaseDesk } from "../desk";
import styles from "./Ending.module.css";

/** How a case that is over goes on: by the platform's word by itself, else as a new case of the same order. */
export function Reopen({ ending }: { ending: Ending }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [opening, setOpening] = useState(false);
  const since = ending.opened_since;
  return (
    <footer className={styles.reopen}>
      <p className="quiet small">{t(detail.after_sale ? "ending.reopens" : "ending.reopensByHand")}</p>
      {since ? (
        <Link to={`/cases/${since.id}`}>{t("ending.openedSince", { number: since.number })}</Link>
      ) : (
        detail.may.reopen && <Button onClick={() => setOpening(true)}>{t("ending.openNew")}</Button>
      )}
      {opening && <NewCaseDialog shop={String(detail.shop.id)} orderNo={detail.order_no} onClose={() => setOpening(false)} />}
    </footer>
  );
}
