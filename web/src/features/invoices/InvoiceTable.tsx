import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatFen } from "@/ui/money";
import { formatMinute } from "@/ui/moment";
import sheet from "@/ui/Sheet.module.css";
import { ShopMark } from "@/ui/ShopMark";
import type { Invoice } from "./useInvoices";

const COLUMNS = ["order", "title", "kind", "amount", "state", "asked"] as const;

/** The list of invoices; a click opens one beside it. */
export function InvoiceTable({ rows, onOpen }: { rows: readonly Invoice[]; onOpen: (invoice: Invoice) => void }) {
  const { t } = useTranslation();
  return (
    <div className={sheet.scroll}>
      <table className={sheet.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`invoice.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ row, onOpen }: { row: Invoice; onOpen: (invoice: Invoice) => void }) {
  const { t } = useTranslation();
  const { details } = row;
  return (
    <tr>
      <td>
        <Button type="link" size="small" className="num" onClick={() => onOpen(row)}>
          {row.order_no}
        </Button>
        <ShopMark shop={row.shop} />
      </td>
      <td>
        {details.title || <span className="quiet">—</span>}
        <p className="quiet small num">{details.tax_no}</p>
      </td>
      <td className="nowrap">
        {t(`invoice.kind.${details.kind}`)}
        <p className="quiet small">{t(`invoice.form.${details.form}`)}</p>
      </td>
      <td className="num">{row.amount_fen === null ? "—" : formatFen(row.amount_fen)}</td>
      <td>
        {t(`invoice.state.${row.state}`)}
        <p className="quiet small">{row.invoice_no || row.missing.map((each) => t(`invoice.missing.${each}`)).join("、")}</p>
      </td>
      <td className="num nowrap">{formatMinute(row.asked_at)}</td>
    </tr>
  );
}
