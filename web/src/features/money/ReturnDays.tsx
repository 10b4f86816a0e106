import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, InputNumber } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import styles from "./MoneyPage.module.css";

/** How long a parcel of nobody's is kept at least. Others than the owner read it. */
export function ReturnDays({ shop, mayEdit }: { shop: number; mayEdit: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const key = ["returns", "figures", shop];
  const params = { path: { shop_id: shop } };
  const held = useQuery({ queryKey: key, queryFn: ({ signal }) => unwrap(api.GET("/api/shops/{shop_id}/returns", { params, signal })) });
  const save = useMutation({
    mutationFn: (keep_days: number) => unwrap(api.PUT("/api/shops/{shop_id}/returns", { params, body: { keep_days } })),
    onSuccess: (figures) => client.setQueryData(key, figures),
  });
  const [typed, setTyped] = useState<number | null>(null);
  const field = useId();
  if (!held.data) return null;
  const days = typed ?? held.data.keep_days;
  return (
    <section className={styles.form}>
      <h2>{t("returns.settings.title")}</h2>
      <p className="quiet">{t("returns.settings.hint")}</p>
      <div className={styles.head}>
        <label htmlFor={field}>{t("returns.settings.days")}</label>
        <InputNumber id={field} min={1} max={365} precision={0} disabled={!mayEdit} value={days} onChange={setTyped} />
        {mayEdit && (
          <Button loading={save.isPending} disabled={days === held.data.keep_days} onClick={() => save.mutate(days)}>
            {t("returns.settings.save")}
          </Button>
        )}
        {save.isSuccess && days === held.data.keep_days && <span className="quiet">{t("money.saved")}</span>}
      </div>
      {save.error && <Banner tone="caution">{failureLine(save.error, t)}</Banner>}
    </section>
  );
}
