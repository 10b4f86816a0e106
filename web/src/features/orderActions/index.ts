export { OrderActions } from "./OrderActions";
