/** Pasting a chat: how it is understood while one looks, and keeping it. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { components } from "@/api/schema";
import { api, unwrap } from "@/api/client";

type Shapes = components["schemas"];
export type PastedTurn = Shapes["PastedTurn"];

export function useLook(shop: number, text: string) {
  return useQuery({
    queryKey: ["companion", "look", shop, text],
    queryFn: ({ signal }) => unwrap(api.POST("/api/companion/look", { body: { shop_id: shop, text }, signal })),
    enabled: text.trim() !== "",
    staleTime: Infinity,
    gcTime: 0,
  });
}

export function useKeepPaste() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Shapes["PastedTalk"]) => unwrap(api.POST("/api/companion", { body: given })),
    onSuccess: (talk) => {
      client.setQueryData(["talk", talk.id], talk);
      for (const name of ["talks", "messages"]) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}
