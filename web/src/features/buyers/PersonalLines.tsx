import { EyeOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import styles from "./Buyers.module.css";
import { reveal, type Field } from "./calls";
import type { Personal } from "./shapes";

type Props = { shopId: number; orderNo: string; fields: readonly Personal[]; may: boolean };

/** Personal data of the order, masked; a look at it says what for and is on record. */
export function PersonalLines({ shopId, orderNo, fields, may }: Props) {
  const { t } = useTranslation();
  if (!fields.length) return null;
  return (
    <section className={styles.block} aria-label={t("buyers.personal")}>
      <h3>{t("buyers.personal")}</h3>
      <dl className={styles.lines}>
        {fields.map((each) => (
          <Line key={each.field} shopId={shopId} orderNo={orderNo} held={each} may={may} />
        ))}
      </dl>
    </section>
  );
}

function Line({ shopId, orderNo, held, may }: { shopId: number; orderNo: string; held: Personal; may: boolean }) {
  const { t } = useTranslation();
  const field = held.field as Field;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const look = useMutation({ mutationFn: () => reveal(shopId, orderNo, field, reason.trim()), onSuccess: () => setAsking(false) });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    look.mutate();
  };
  return (
    <div>
      <dt>{t(`buyers.field.${field}`)}</dt>
      <dd>
        {look.data ? <strong>{look.data}</strong> : held.shown}
        {held.hidden && may && !look.data && !asking && <Button size="small" type="link" icon={<EyeOutlined />} aria-label={t("buyers.lookAt", { what: t(`buyers.field.${field}`) })} onClick={() => setAsking(true)} />}
        {asking && (
          <form className={styles.form} onSubmit={submit}>
            <Input size="small" autoFocus maxLength={500} aria-label={t("buyers.lookWhy")} placeholder={t("buyers.lookWhy")} value={reason} onChange={(event) => setReason(event.target.value)} />
            {look.error && <Banner tone="caution">{failureLine(look.error, t)}</Banner>}
            <Button size="small" type="primary" htmlType="submit" loading={look.isPending} disabled={reason.trim().length < 2}>
              {t("buyers.look")}
            </Button>
          </form>
        )}
      </dd>
    </div>
  );
}
