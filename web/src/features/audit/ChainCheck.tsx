import { CheckCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { useChainCheck } from "./useAudit";

/** Checks that nobody changed the journal, and says what was found in place of the button. */
export function ChainCheck() {
  const { t } = useTranslation();
  const check = useChainCheck();
  const found = check.data;
  if (found) {
    return (
      <span role="status">
        {found.whole ? <CheckCircleOutlined style={{ color: "var(--jade)" }} aria-hidden /> : <WarningOutlined style={{ color: "var(--red)" }} aria-hidden />}{" "}
        {found.whole ? t("audit.chain.whole", { checked: found.checked }) : t("audit.chain.broken", { pos: found.broken_at })}
      </span>
    );
  }
  return (
    <>
      {check.isError && <span className="quiet">{failureLine(check.error, t)}</span>}
      <Button loading={check.isPending} onClick={() => check.mutate()}>
        {t("audit.chain.check")}
      </Button>
    </>
  );
}
