import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { api, unwrap } from "@/api/client";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones } from "@/ui/Notice";
import { LoginCard, LoginFailure } from "./LoginCard";

/** The link of an invitation: what it holds out, and a password. The token stands behind #, so that no log sees it. */
export function JoinPage() {
  const { t } = useTranslation();
  const token = useLocation().hash.slice(1);
  const offer = useQuery({
    queryKey: ["join", token],
    queryFn: async () => {
      await unwrap(api.GET("/api/session")); // brings the CSRF cookie
      return unwrap(api.POST("/api/join/look", { body: { token } }));
    },
    retry: false,
    staleTime: Infinity,
  });
  if (offer.isPending) {
    return (
      <LoginCard>
        <Bones widths={[60, 90, 80]} />
      </LoginCard>
    );
  }
  if (offer.isError) {
    return (
      <LoginCard>
        <div style={{ marginTop: 20 }}>
          <Banner tone="blocked">{failureLine(offer.error, t)}</Banner>
        </div>
        <p>
          <a href="/">{t("join.toLogIn")}</a>
        </p>
      </LoginCard>
    );
  }
  return <Accept token={token} offer={offer.data} />;
}

type Offer = { username: string; name: string; shops: string[]; existing: boolean; password_length: number };

function Accept({ token, offer }: { token: string; offer: Offer }) {
  const { t } = useTranslation();
  const ids = { username: useId(), password: useId() };
  const [password, setPassword] = useState("");
  const accept = useMutation({ mutationFn: () => unwrap(api.POST("/api/join/accept", { body: { token, password } })) });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    accept.mutate();
  };
  if (accept.isSuccess) {
    return (
      <LoginCard>
        <p style={{ margin: "16px 0" }}>{t("join.done", { username: offer.username })}</p>
        <Button type="primary" size="large" block href="/">
          {t("join.toLogIn")}
        </Button>
      </LoginCard>
    );
  }
  return (
    <LoginCard onSubmit={submit}>
      <p style={{ marginTop: 16 }}>{t("join.hello", { name: offer.name, shops: offer.shops.join(t("comma")) })}</p>
      <label htmlFor={ids.username}>{t("login.username")}</label>
      <Input id={ids.username} size="large" readOnly autoComplete="username" value={offer.username} />
      <label htmlFor={ids.password}>{offer.existing ? t("join.present") : t("join.password")}</label>
      <Input.Password id={ids.password} size="large" autoFocus autoComplete={offer.existing ? "current-password" : "new-password"} value={password} onChange={(event) => setPassword(event.target.value)} />
      {!offer.existing && <p className="quiet small">{t("security.password.rules", { length: offer.password_length })}</p>}
      <LoginFailure error={accept.error} />
      <Button type="primary" htmlType="submit" size="large" block loading={accept.isPending} disabled={!password}>
        {t("join.submit")}
      </Button>
    </LoginCard>
  );
}
