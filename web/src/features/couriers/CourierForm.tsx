import { Button, Checkbox, Input, InputNumber, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { change, open } from "./calls";
import type { CourierShop, Entered } from "./shapes";
import { useCourierVerb } from "./useCouriers";

const DAILY = 500;

/** The key is typed once and never shown again; for an account that stands an empty field keeps what is there. */
export function CourierForm({ shop, reachable, onDone }: { shop: CourierShop; reachable: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  const { account, shop_id: id } = shop;
  const [entered, setEntered] = useState<Entered>({ way: account?.way ?? "kuaidi100", account: account?.account ?? "", key: "", plus: account?.plus ?? false, calls: account?.calls ?? reachable, daily_limit: account?.daily_limit ?? DAILY });
  const verb = useCourierVerb();
  const set = (next: Partial<Entered>) => setEntered({ ...entered, ...next });
  const other = account?.way !== entered.way || account.account !== entered.account.trim();
  const ready = entered.account.trim() !== "" && (!other || entered.key.trim());
  return (
    <form
      className={sheet.form}
      style={{ maxWidth: 560 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) verb.mutate(() => (account ? change(id, { ...entered, version: account.version }) : open(id, entered)), { onSuccess: onDone });
      }}
    >
      <Segmented<Entered["way"]> aria-label={t("couriers.service")} style={{ alignSelf: "flex-start" }} value={entered.way} onChange={(way) => set({ way })} options={(["kuaidi100", "kdniao"] as const).map((value) => ({ value, label: t(`couriers.way.${value}`) }))} />
      <label htmlFor={`${id}-account`}>{t(`couriers.accountName.${entered.way}`)}</label>
      <Input id={`${id}-account`} value={entered.account} maxLength={64} autoComplete="off" onChange={(event) => set({ account: event.target.value })} />
      <label htmlFor={`${id}-key`}>{t(`couriers.keyName.${entered.way}`)}</label>
      <Input.Password id={`${id}-key`} value={entered.key} maxLength={200} autoComplete="off" visibilityToggle={false} placeholder={account && !other ? t("connection.kept") : undefined} onChange={(event) => set({ key: event.target.value })} />
      <label htmlFor={`${id}-limit`}>{t("couriers.limit")}</label>
      <InputNumber id={`${id}-limit`} min={1} max={1_000_000} precision={0} value={entered.daily_limit} onChange={(limit) => set({ daily_limit: limit ?? DAILY })} />
      <div className={sheet.row}>
        <Checkbox checked={entered.calls} disabled={!reachable} onChange={(event) => set({ calls: event.target.checked })}>
          {t("couriers.calls")}
        </Checkbox>
        {entered.way === "kdniao" && (
          <Checkbox checked={entered.plus} onChange={(event) => set({ plus: event.target.checked })}>
            {t("couriers.plus")}
          </Checkbox>
        )}
      </div>
      <p className="quiet small">{t(reachable ? "couriers.callsText" : "couriers.unreachable")}</p>
      <p className="quiet small">{t("couriers.privacy")}</p>
      {verb.error && <Banner tone="caution">{failureLine(verb.error, t)}</Banner>}
      <div className={sheet.row}>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={verb.isPending}>
          {t("connection.saveKeys")}
        </Button>
        <Button onClick={onDone}>{t("connection.cancel")}</Button>
      </div>
    </form>
  );
}
