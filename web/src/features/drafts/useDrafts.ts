/** AI drafts: how the shop is set up, and one draft from the asking until it is there. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import { isFailure } from "@/api/errors";
import type { components } from "@/api/schema";
import type { Turn } from "@/api/types";

type Shapes = components["schemas"];
export type DraftServer = Shapes["DraftServerShape"];
export type DraftServerEdit = Shapes["DraftServerEdit"];
export type Draft = Shapes["DraftShape"];

/** The live feed tells when a draft has ended; this is for a feed that is down while the server writes. */
const POLL_MS = 5_000;
const key = (shop: number) => ["drafting", shop];

export function useDraftServer(shop: number) {
  return useQuery({
    queryKey: key(shop),
    queryFn: ({ signal }) => unwrap(api.GET("/api/shops/{shop_id}/drafting", { params: { path: { shop_id: shop } }, signal })),
    enabled: shop > 0,
  });
}

export function useSetDraftServer(shop: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DraftServerEdit) => unwrap(api.PUT("/api/shops/{shop_id}/drafting", { params: { path: { shop_id: shop } }, body })),
    onSuccess: (server) => client.setQueryData(key(shop), server),
    onError: (error) => {
      if (isFailure(error, "drafts.stale")) void client.invalidateQueries({ queryKey: key(shop) });
    },
  });
}

/** A draft until it has ended, which the live feed tells. */
export function useDraft(id: number | null) {
  return useQuery({
    queryKey: ["draft", id],
    queryFn: ({ signal }) => unwrap(api.GET("/api/drafts/{draft_id}", { params: { path: { draft_id: id ?? 0 } }, signal })),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data && query.state.data.state !== "waiting" ? false : POLL_MS),
    gcTime: 0,
  });
}

type Drafted = { id: number; answered: string };
const KEPT_MS = 30 * 60_000;

/** The draft that was asked for in this talk since our last answer. It is kept while somebody is in another talk. */
export function useDraftOf(talk: number, turns: readonly Turn[]): [number | null, (id: number) => void] {
  const client = useQueryClient();
  const queryKey = ["draft-of", talk];
  const answered = turns.findLast((turn) => turn.from === "agent")?.text ?? "";
  const { data } = useQuery<Drafted | null>({ queryKey, queryFn: () => null, enabled: false, gcTime: KEPT_MS });
  const keep = (id: number) => void client.setQueryData<Drafted>(queryKey, { id, answered });
  return [data?.answered === answered ? data.id : null, keep];
}

export function useAskDraft(shop: number, orderNo: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (turns: readonly Turn[]) => unwrap(api.POST("/api/drafts", { body: { shop_id: shop, turns: [...turns], order_no: orderNo } })),
    onSuccess: () => client.invalidateQueries({ queryKey: key(shop) }),
  });
}

export function useTestServer(shop: number) {
  return useMutation({ mutationFn: () => unwrap(api.POST("/api/shops/{shop_id}/drafting/test", { params: { path: { shop_id: shop } } })) });
}
