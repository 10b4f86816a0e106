import { Button, Input } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { isFailure } from "@/api/errors";
import { LoginCard, LoginFailure } from "./LoginCard";
import { useGiveCode } from "./session";

/** The second step of the log-in: six digits of the app, or a recovery code. */
export function CodeStep({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const give = useGiveCode();
  const field = useId();
  const [code, setCode] = useState("");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    give.mutate(code, {
      onError: (error) => {
        setCode("");
        if (isFailure(error, "session.begin_again")) onBack();
      },
    });
  };
  return (
    <LoginCard onSubmit={submit}>
      <label htmlFor={field}>{t("login.code")}</label>
      <Input id={field} size="large" autoFocus autoComplete="one-time-code" maxLength={20} value={code} onChange={(event) => setCode(event.target.value)} />
      <LoginFailure error={give.error} />
      <Button type="primary" htmlType="submit" size="large" block loading={give.isPending} disabled={code.trim().length < 6}>
        {t("login.submit")}
      </Button>
      <p className="quiet small">{t("login.lostPhone")}</p>
      <Button type="link" onClick={onBack}>
        {t("login.back")}
      </Button>
    </LoginCard>
  );
}
