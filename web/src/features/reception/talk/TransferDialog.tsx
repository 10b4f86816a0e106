import { Checkbox, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TalkRow } from "@/api/types";
import { useColleagues } from "@/features/cases/list/useColleagues";
import styles from "./TalkCentre.module.css";
import type { Passing } from "./useTalkMove";

type Props = { talk: TalkRow; busy: boolean; onPass: (given: Passing) => void; onClose: () => void };

/** To whom, why, and what they have to know. The buyer is asked first; where not, the reason says why (T8). */
export function TransferDialog({ talk, busy, onPass, onClose }: Props) {
  const { t } = useTranslation();
  const colleagues = useColleagues(String(talk.shop.id));
  const [given, setGiven] = useState<Passing>({ to: null, reason: "", summary: "", buyer_agreed: false });
  const change = (part: Partial<Passing>) => setGiven({ ...given, ...part });
  const complete = given.reason.trim().length >= 2;
  return (
    <Modal title={t("reception.move.transfer")} open okText={t("reception.transfer.do")} cancelText={t("reception.cancel")} okButtonProps={{ disabled: !complete, loading: busy }} onOk={() => onPass(given)} onCancel={onClose} width={480}>
      <div className={styles.form}>
        <label htmlFor="transfer-to">{t("reception.transfer.to")}</label>
        <Select id="transfer-to" value={given.to ?? 0} onChange={(to: number) => change({ to: to || null })} options={[{ value: 0, label: t("reception.transfer.anybody") }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]} />
        <label htmlFor="transfer-summary">{t("reception.transfer.summary")}</label>
        <Input.TextArea id="transfer-summary" rows={3} maxLength={2000} placeholder={t("reception.transfer.summaryHint")} value={given.summary} onChange={(event) => change({ summary: event.target.value })} />
        <Checkbox checked={given.buyer_agreed} onChange={(event) => change({ buyer_agreed: event.target.checked })}>
          {t("reception.transfer.agreed")}
        </Checkbox>
        <label htmlFor="transfer-reason">{t("reception.transfer.reason")}</label>
        <Input id="transfer-reason" maxLength={500} value={given.reason} onChange={(event) => change({ reason: event.target.value })} />
      </div>
    </Modal>
  );
}
