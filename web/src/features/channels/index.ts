export { ChannelsOfShop } from "./ChannelsOfShop";
