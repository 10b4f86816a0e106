/** The words of a shop: read, added, ended. A change is at once true for every message that is being checked. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { NewWord, WordPage } from "@/api/types";
import { SCREENING } from "./check/useScreening";

const key = (shop: number) => ["words", shop];

export function useWords(shop: number) {
  return useQuery({
    queryKey: key(shop),
    queryFn: ({ signal }) => unwrap(api.GET("/api/shops/{shop_id}/words", { params: { path: { shop_id: shop } }, signal })),
    enabled: shop > 0,
  });
}

export function useAddWord(shop: number) {
  const keep = useKeep(shop);
  return useMutation({
    mutationFn: (body: NewWord) => unwrap(api.POST("/api/shops/{shop_id}/words", { params: { path: { shop_id: shop } }, body })),
    onSuccess: keep,
  });
}

export function useEndWord(shop: number) {
  const keep = useKeep(shop);
  return useMutation({
    mutationFn: (word_id: number) => unwrap(api.POST("/api/shops/{shop_id}/words/{word_id}/end", { params: { path: { shop_id: shop, word_id } } })),
    onSuccess: keep,
  });
}

function useKeep(shop: number) {
  const client = useQueryClient();
  return (page: WordPage) => {
    client.setQueryData(key(shop), page);
    void client.invalidateQueries({ queryKey: [SCREENING] });
  };
}
