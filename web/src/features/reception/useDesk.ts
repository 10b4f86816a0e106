import { useSession } from "@/features/session/session";
import type { TalkRow } from "@/api/types";

export type Desk = {
  me: number;
  /** I may work in this shop. */
  handles: boolean;
  supervises: boolean;
  /** I serve it, or nobody does. */
  mine: boolean;
  /** Why nothing can be written here; null: it can. */
  closed: "import" | "reads" | "others" | null;
};

/** What I may do with a talk. The server decides; this only shows no button that it would refuse. */
export function useDesk(talk: Pick<TalkRow, "staff"> & Partial<TalkRow>): Desk {
  const { staff, shops } = useSession();
  const role = shops.find((shop) => shop.id === talk.shop?.id)?.role;
  const handles = role !== undefined && role !== "operator";
  const supervises = role === "supervisor" || role === "owner";
  const mine = talk.staff === null || talk.staff.id === staff.id;
  const closed = talk.source === "import" ? "import" : !handles ? "reads" : !mine && !supervises ? "others" : null;
  return { me: staff.id, handles, supervises, mine, closed };
}
