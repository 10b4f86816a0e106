import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { YuanField } from "@/ui/YuanField";
import { DEMANDS, PURPOSES, type ActDraft } from "./draft";
import styles from "./OrderActions.module.css";
import type { Kind } from "./useActs";

type Props = { kind: Kind; draft: ActDraft; onChange: (part: Partial<ActDraft>) => void };

/** The fields that a kind needs; one without fields is only confirmed. */
export function ActFields({ kind, draft, onChange }: Props) {
  const { t } = useTranslation();
  switch (kind) {
    case "apply_for_buyer":
      return (
        <>
          <div className={styles.pair}>
            <Select size="small" aria-label={t("orderAct.demand")} value={draft.demand} onChange={(demand) => onChange({ demand })} options={DEMANDS.map((value) => ({ value, label: t(`words.demand.${value}`) }))} />
            {(draft.demand === "refund_only" || draft.demand === "return_refund") && <YuanField label={t("orderAct.refund")} value={draft.amount} onChange={(amount) => onChange({ amount })} />}
          </div>
          <Words kind={kind} draft={draft} onChange={onChange} />
        </>
      );
    case "small_charge":
      return (
        <>
          <div className={styles.pair}>
            <YuanField label={t("orderAct.charge")} value={draft.amount} onChange={(amount) => onChange({ amount })} />
            <Select size="small" aria-label={t("orderAct.purpose.label")} value={draft.purpose} onChange={(purpose) => onChange({ purpose })} options={PURPOSES.map((value) => ({ value, label: t(`orderAct.purpose.${value}`) }))} />
          </div>
          <Words kind={kind} draft={draft} onChange={onChange} />
        </>
      );
    case "change_price":
      return (
        <div className={styles.pair}>
          <YuanField label={t("orderAct.goods")} value={draft.goods} onChange={(goods) => onChange({ goods })} />
          <YuanField label={t("orderAct.postage")} value={draft.postage} onChange={(postage) => onChange({ postage })} />
        </div>
      );
    case "change_address":
      return <Input.TextArea rows={2} maxLength={300} aria-label={t("orderAct.address")} placeholder={t("orderAct.addressHint")} value={draft.address} onChange={(event) => onChange({ address: event.target.value })} />;
    case "urge_shipping":
      return <Words kind={kind} draft={draft} onChange={onChange} />;
    case "group_card":
      return <p className="quiet">{t("orderAct.cardHint")}</p>;
  }
}

function Words({ kind, draft, onChange }: Props) {
  const { t } = useTranslation();
  const label = t(kind === "apply_for_buyer" ? "orderAct.reason" : "orderAct.words");
  return <Input size="small" maxLength={300} aria-label={label} placeholder={label} value={draft.words} onChange={(event) => onChange({ words: event.target.value })} />;
}
