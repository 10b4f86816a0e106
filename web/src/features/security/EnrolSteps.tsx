import { Button, Input } from "antd";
import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { CopyButton } from "@/ui/CopyButton";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { CodesOnce } from "./CodesOnce";
import { useBegin, useConfirm, useReadAgain } from "./useSecurity";

/** Password, then the QR code and a first code of it, then the recovery codes, which are shown once: `onCodes`. */
export function EnrolSteps({ onDone, onCodes }: { onDone: () => void; onCodes?: () => void }) {
  const begin = useBegin();
  const confirm = useConfirm();
  const readAgain = useReadAgain();
  if (confirm.data) return <CodesOnce codes={confirm.data.codes} onDone={() => void readAgain().then(onDone)} />;
  if (begin.data) return <ScanStep enrolment={begin.data} confirm={confirm} onCodes={onCodes} />;
  return <PasswordStep begin={begin} />;
}

function PasswordStep({ begin }: { begin: ReturnType<typeof useBegin> }) {
  const { t } = useTranslation();
  const field = useId();
  const [password, setPassword] = useState("");
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    begin.mutate(password);
  };
  return (
    <form className={sheet.form} onSubmit={go}>
      <label htmlFor={field}>{t("security.ownPassword")}</label>
      <Input.Password id={field} autoFocus autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
      {begin.isError && <Banner tone="caution">{failureLine(begin.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" htmlType="submit" loading={begin.isPending} disabled={!password}>
          {t("security.next")}
        </Button>
      </div>
    </form>
  );
}

type ScanProps = { enrolment: { secret: string; qr: string }; confirm: ReturnType<typeof useConfirm>; onCodes: (() => void) | undefined };

function ScanStep({ enrolment, confirm, onCodes }: ScanProps) {
  const { t } = useTranslation();
  const field = useId();
  const [code, setCode] = useState("");
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    confirm.mutate(code, { onSuccess: () => onCodes?.() });
  };
  return (
    <form className={sheet.form} onSubmit={go}>
      <p>{t("security.scan")}</p>
      <img className={sheet.qr} alt={t("security.qr")} src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qr)}`} />
      <p className="quiet small">{t("security.typeSecret")}</p>
      <div className={sheet.row}>
        <code className={sheet.secret} data-testid="totp-secret">
          {enrolment.secret}
        </code>
        <CopyButton text={enrolment.secret} />
      </div>
      <label htmlFor={field}>{t("security.code")}</label>
      <Input id={field} autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={7} value={code} onChange={(event) => setCode(event.target.value)} />
      {confirm.isError && <Banner tone="caution">{failureLine(confirm.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={code.trim().length < 6}>
          {t("security.confirm")}
        </Button>
      </div>
    </form>
  );
}
