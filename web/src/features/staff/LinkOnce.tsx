import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { CopyButton } from "@/ui/CopyButton";
import { formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import { linkOf } from "./useStaff";

/** The link of an invitation, to be copied now: the server keeps only a hash of it. */
export function LinkOnce({ name, invitation, onClose }: { name: string; invitation: { token: string; expires_at: string }; onClose: () => void }) {
  const { t } = useTranslation();
  const link = linkOf(invitation.token);
  return (
    <Modal open title={t("staff.link.title", { name })} onCancel={onClose} mask={{ closable: false }} footer={<Button onClick={onClose}>{t("staff.link.done")}</Button>}>
      <div className={sheet.form}>
        <p>{t("staff.link.text", { at: formatMinute(invitation.expires_at) })}</p>
        <p className={sheet.secret} data-testid="invitation-link">
          {link}
        </p>
        <div className={sheet.row}>
          <CopyButton text={link} label={t("staff.link.copy")} />
        </div>
      </div>
    </Modal>
  );
}
