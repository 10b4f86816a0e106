import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { Turn, Understood } from "@/api/types";
import { wellFormed } from "@/ui/codePoints";
import { useSettled } from "./check/useSettled";

const SETTLE_MS = 250;
const NOTHING: readonly Turn[] = [];

/** What a buyer's message says, once it has stood still; `of` is the text that the answer is about. */
export function useUnderstanding(text: string, context: readonly Turn[] = NOTHING): { reading: Understood | null; of: string } {
  const settled = useSettled(wellFormed(text), SETTLE_MS);
  const query = useQuery({
    queryKey: ["understanding", settled, context],
    queryFn: async ({ signal }) => {
      const reading = (await unwrap(api.POST("/api/classify", { body: { text: settled, context: [...context], as: "turn" }, signal }))) as Understood;
      return { reading, of: settled };
    },
    enabled: settled.trim() !== "",
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return settled.trim() === "" || !query.data ? { reading: null, of: "" } : query.data;
}
