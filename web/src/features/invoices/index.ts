export { InvoicePane } from "./InvoicePane";
