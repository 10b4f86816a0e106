import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import { EnrolDialog } from "./EnrolDialog";
import { NewCodesDialog } from "./NewCodesDialog";
import { OffDialog } from "./OffDialog";
import type { Security } from "./useSecurity";

/** The second factor: on or off, since when, and what can be done about it. */
export function FactorPanel({ factor }: { factor: Security["second_factor"] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"enrol" | "off" | "codes" | null>(null);
  const close = () => setOpen(null);
  return (
    <section className={sheet.card}>
      <h2>{t("security.factor.title")}</h2>
      {factor.on && factor.since ? (
        <>
          <p>{t("security.factor.on", { at: formatMinute(factor.since), left: factor.recovery_left })}</p>
          {factor.required && <p className="quiet">{t("security.factor.required")}</p>}
          <div className={sheet.row}>
            <Button onClick={() => setOpen("codes")}>{t("security.factor.newCodes")}</Button>
            {!factor.required && <Button onClick={() => setOpen("off")}>{t("security.factor.turnOff")}</Button>}
          </div>
        </>
      ) : (
        <>
          <p className="quiet">{t("security.factor.why")}</p>
          <div className={sheet.row}>
            <Button type="primary" onClick={() => setOpen("enrol")}>
              {t("security.factor.turnOn")}
            </Button>
          </div>
        </>
      )}
      {open === "enrol" && <EnrolDialog onClose={close} />}
      {open === "off" && <OffDialog onClose={close} />}
      {open === "codes" && <NewCodesDialog onClose={close} />}
    </section>
  );
}
