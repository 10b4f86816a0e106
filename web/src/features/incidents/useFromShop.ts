import { useSearchParams } from "react-router";
import { useSession } from "@/features/session/session";

const RUNNING = new Set(["supervisor", "operator", "owner"]);

/** The shop that was chosen at the top, and the shops in which one may open incidents. */
export function useFromShop() {
  const [params] = useSearchParams();
  const { shops } = useSession();
  const shop = Number(params.get("shop")) || undefined;
  return { shop, mayRun: shops.filter((each) => RUNNING.has(each.role) && (shop === undefined || each.id === shop)) };
}
