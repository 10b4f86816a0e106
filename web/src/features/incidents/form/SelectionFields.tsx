import { DatePicker, Input, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import sheet from "@/ui/Sheet.module.css";
import styles from "../Incidents.module.css";
import { NumbersField } from "./NumbersField";
import type { SelectionDraft } from "./selectionDraft";

type Props = { draft: SelectionDraft; onChange: (draft: SelectionDraft) => void };

/** Which orders: every filled field narrows; listed numbers are taken whatever the rest says. */
export function SelectionFields({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const set = (more: Partial<SelectionDraft>) => onChange({ ...draft, ...more });
  const [goods, shipped, ordered, note, carrier, provinces] = [useId(), useId(), useId(), useId(), useId(), useId()];
  return (
    <div className={sheet.form}>
      <label htmlFor={goods}>{t("incident.by.goods")}</label>
      <Input id={goods} maxLength={100} placeholder={t("incident.by.goodsExample")} value={draft.goods} onChange={(event) => set({ goods: event.target.value })} />
      <div className={styles.pairs}>
        <div>
          <label htmlFor={shipped}>{t("incident.by.shipped")}</label>
          <DatePicker.RangePicker id={shipped} allowEmpty={[true, true]} onChange={(_, days) => set({ shipped: pair(days) })} />
        </div>
        <div>
          <label htmlFor={ordered}>{t("incident.by.ordered")}</label>
          <DatePicker.RangePicker id={ordered} allowEmpty={[true, true]} onChange={(_, days) => set({ ordered: pair(days) })} />
        </div>
      </div>
      <div className={styles.pairs}>
        <div>
          <label htmlFor={note}>{t("incident.by.note")}</label>
          <Input id={note} maxLength={100} placeholder={t("incident.by.noteExample")} value={draft.note} onChange={(event) => set({ note: event.target.value })} />
        </div>
        <div>
          <label htmlFor={carrier}>{t("incident.by.carrier")}</label>
          <Input id={carrier} maxLength={40} placeholder={t("incident.by.carrierExample")} value={draft.carrier} onChange={(event) => set({ carrier: event.target.value })} />
        </div>
      </div>
      <label htmlFor={provinces}>{t("incident.by.provinces")}</label>
      <Select id={provinces} mode="tags" open={false} tokenSeparators={[",", "，", "、", " "]} placeholder={t("incident.by.provincesExample")} value={[...draft.provinces]} onChange={(value: string[]) => set({ provinces: value })} />
      <NumbersField order_nos={draft.order_nos} onChange={(order_nos) => set({ order_nos })} />
    </div>
  );
}

function pair(days: [string, string] | string[] | null): readonly [string, string] {
  return [days?.[0] ?? "", days?.[1] ?? ""];
}
