import { Button, Input } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "@/api/errors";
import { Banner } from "@/ui/Notice";
import { describeFailure } from "@/ui/failureText";
import mark from "@/ui/mark.svg";
import { LanguageSwitch, ModeSwitch } from "@/app/Switches";
import { useLogIn } from "./session";
import styles from "./LoginPage.module.css";

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
  return (
    <main className={styles.page}>
      <div className={styles.switches}>
        <LanguageSwitch />
        <ModeSwitch />
      </div>
      <form className={styles.card} onSubmit={submit}>
        <img src={mark} alt="" width={44} height={44} />
        <h1>{t("login.title")}</h1>
        <p className="quiet">{t("login.subtitle")}</p>
        <label htmlFor={ids.username}>{t("login.username")}</label>
        <Input id={ids.username} size="large" autoComplete="username" autoFocus required value={username} onChange={(event) => setUsername(event.target.value)} />
        <label htmlFor={ids.password}>{t("login.password")}</label>
        <Input.Password id={ids.password} size="large" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
        <div className={styles.notice} aria-live="polite">
          {logIn.isError && <LoginFailure error={logIn.error} />}
        </div>
        <Button type="primary" htmlType="submit" size="large" block loading={logIn.isPending} disabled={!username || !password}>
          {t("login.submit")}
        </Button>
        <p className="quiet small">{t("login.forgotten")}</p>
      </form>
    </main>
  );
}

function LoginFailure({ error }: { error: Error }) {
  const { t } = useTranslation();
  const { title, advice } = describeFailure(error, t);
  const ownFault = error instanceof ApiFailure && error.status === 401;
  return (
    <Banner tone={ownFault ? "caution" : "blocked"}>
      <strong>{title}</strong> {advice}
    </Banner>
  );
}
