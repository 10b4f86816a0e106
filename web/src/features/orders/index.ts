/** What other pages show of an order. */

export { OrderNote } from "./note/OrderNote";
export { OrderPane } from "./OrderPane";
