import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { EnrolSteps } from "@/features/security/EnrolSteps";
import { LoginCard } from "./LoginCard";
import { useLogOut } from "./session";

/** A shop asks for a second factor; nothing else opens before. */
export function MustEnrol() {
  const { t } = useTranslation();
  const logOut = useLogOut();
  return (
    <LoginCard>
      <p style={{ margin: "16px 0" }}>{t("security.mustEnrol")}</p>
      <EnrolSteps onDone={() => undefined} />
      <Button type="link" onClick={() => logOut.mutate()}>
        {t("account.logOut")}
      </Button>
    </LoginCard>
  );
}
