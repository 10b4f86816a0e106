import { Button, Input } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { CodeStep } from "./CodeStep";
import { LoginCard, LoginFailure } from "./LoginCard";
import { isWaiting, useLogIn } from "./session";

export function LoginPage() {
  const { t } = useTranslation();
  const logIn = useLogIn();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const ids = { username: useId(), password: useId() };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    logIn.mutate({ username: username.trim(), password });
  };
  if (logIn.data && isWaiting(logIn.data)) return <CodeStep onBack={logIn.reset} />;
  return (
    <LoginCard onSubmit={submit}>
      <label htmlFor={ids.username}>{t("login.username")}</label>
      <Input id={ids.username} size="large" autoComplete="username" autoFocus required value={username} onChange={(event) => setUsername(event.target.value)} />
      <label htmlFor={ids.password}>{t("login.password")}</label>
      <Input.Password id={ids.password} size="large" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
      <LoginFailure error={logIn.error} />
      <Button type="primary" htmlType="submit" size="large" block loading={logIn.isPending} disabled={!username || !password}>
        {t("login.submit")}
      </Button>
      <p className="quiet small">{t("login.forgotten")}</p>
    </LoginCard>
  );
}
