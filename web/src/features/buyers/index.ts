export { BuyerPane } from "./BuyerPane";
export type { Buyer } from "./shapes";
