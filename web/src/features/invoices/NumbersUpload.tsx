import { Button, Modal } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import sheet from "@/ui/Sheet.module.css";
import { useNumbers, type RowFate } from "./useInvoices";

/** The exported list with the numbers filled in; afterwards each row says what became of it. */
export function NumbersUpload({ shop }: { shop: number | undefined }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const numbers = useNumbers();
  return (
    <>
      <input
        ref={field}
        type="file"
        accept=".xlsx,.xls,.csv"
        hidden
        aria-label={t("invoice.upload")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file && shop) numbers.mutate({ shop, file });
          event.target.value = "";
        }}
      />
      <Button type="primary" disabled={!shop} title={shop ? undefined : t("invoice.oneShop")} loading={numbers.isPending} onClick={() => field.current?.click()}>
        {t("invoice.upload")}
      </Button>
      <Modal open={numbers.isSuccess || numbers.isError} title={t("invoice.uploaded")} footer={null} onCancel={() => numbers.reset()}>
        {numbers.isError && <Banner tone="caution">{failureLine(numbers.error, t)}</Banner>}
        {numbers.data && <Fates fates={numbers.data} />}
      </Modal>
    </>
  );
}

function Fates({ fates }: { fates: readonly RowFate[] }) {
  const { t } = useTranslation();
  const bad = fates.filter((fate) => fate.outcome === "bad");
  const count = (outcome: RowFate["outcome"]) => fates.filter((fate) => fate.outcome === outcome).length;
  return (
    <>
      <p>{t("invoice.fates", { issued: count("issued"), same: count("same"), bad: bad.length })}</p>
      {bad.length > 0 && (
        <table className={sheet.table}>
          <tbody>
            {bad.map((fate) => (
              <tr key={fate.row}>
                <td className="num nowrap">{t("invoice.row", { row: fate.row })}</td>
                <td className="num">{fate.order_no}</td>
                <td>{pick(fate.why, fate.why_en)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
