import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { pick } from "@/i18n";
import { ReasonDialog } from "../ReasonDialog";
import { useCaseDesk } from "../desk";
import styles from "./Negotiation.module.css";

/** With whom the case is; call in the rank above, or hand it back down, each with the reason. */
export function Ladder() {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const [asking, setAsking] = useState<"raise" | "lower" | null>(null);
  const { rung, name, name_en, above, may_lower } = detail.negotiation.ladder;
  const params = { path: { case_id: detail.id } };
  return (
    <>
      {rung > 0 && <span className={styles.rung}>{t("ladder.with", { name: pick(name, name_en) })}</span>}
      {may_lower && (
        <Button icon={<ArrowDownOutlined aria-hidden />} onClick={() => setAsking("lower")}>
          {t("ladder.lower")}
        </Button>
      )}
      {above && (
        <Button type="text" icon={<ArrowUpOutlined aria-hidden />} onClick={() => setAsking("raise")}>
          {t("ladder.raise", { name: pick(above.name, above.name_en) })}
        </Button>
      )}
      {asking === "raise" && above && (
        <ReasonDialog
          title={t("ladder.raise", { name: pick(above.name, above.name_en) })}
          ok={t("ladder.raiseOk")}
          hint={t("ladder.raiseHint")}
          onClose={() => setAsking(null)}
          call={(reason, version) => unwrap(api.POST("/api/cases/{case_id}/raise", { params, body: { reason, version } }))}
        />
      )}
      {asking === "lower" && (
        <ReasonDialog
          title={t("ladder.lower")}
          ok={t("ladder.lowerOk")}
          onClose={() => setAsking(null)}
          call={(reason, version) => unwrap(api.POST("/api/cases/{case_id}/lower", { params, body: { reason, version } }))}
        />
      )}
    </>
  );
}
