/** The staff page's data, and its verbs; each answers with the whole page. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { components } from "@/api/schema";
import type { Role } from "@/features/session/roles";

type Shapes = components["schemas"];
export type StaffPageData = Shapes["StaffPage"];
export type Colleague = Shapes["ColleagueShape"];
export type ShopRole = Shapes["RoleShape"];
export type Invitation = Shapes["InvitationShape"];
export type ManagedShop = Shapes["ManagedShop"];
export type Offer = { shop_id: number; role: Role; money_limit_fen: number | null };

const KEY = ["staff"] as const;

export function useStaffPage() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => unwrap(api.GET("/api/staff", { signal })) });
}

/** Runs a call that answers with the page, and shows it. A refusal reads the page again: somebody may have been faster. */
export function useStaffAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (call: () => Promise<StaffPageData>) => call(),
    onSuccess: (page) => client.setQueryData(KEY, page),
    onError: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function setRole(staffId: number, held: Offer, version: number | null) {
  const path = { staff_id: staffId, shop_id: held.shop_id };
  return unwrap(api.PUT("/api/staff/{staff_id}/shops/{shop_id}", { params: { path }, body: { role: held.role, money_limit_fen: held.money_limit_fen, version } }));
}

export function removeRole(staffId: number, held: ShopRole) {
  const path = { staff_id: staffId, shop_id: held.shop_id };
  return unwrap(api.POST("/api/staff/{staff_id}/shops/{shop_id}/remove", { params: { path }, body: { version: held.version } }));
}

export function switchActive(person: Colleague) {
  const params = { params: { path: { staff_id: person.id } } };
  return unwrap(person.active ? api.POST("/api/staff/{staff_id}/deactivate", params) : api.POST("/api/staff/{staff_id}/reactivate", params));
}

export function resetFactor(person: Colleague) {
  return unwrap(api.POST("/api/staff/{staff_id}/second-factor/reset", { params: { path: { staff_id: person.id } } }));
}

export async function endSessions(person: Colleague) {
  await unwrap(api.POST("/api/staff/{staff_id}/sessions/end", { params: { path: { staff_id: person.id } } }));
  return unwrap(api.GET("/api/staff"));
}

export function setDuty(shop: ManagedShop, required: boolean) {
  return unwrap(api.PUT("/api/staff/shops/{shop_id}/second-factor", { params: { path: { shop_id: shop.id } }, body: { required } }));
}

export function revokeInvitation(id: number) {
  return unwrap(api.DELETE("/api/staff/invitations/{invitation_id}", { params: { path: { invitation_id: id } } }));
}

/** Invites, or renews a link; the token is told once. */
export function useInvite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: { username: string; name: string; shops: Offer[] } | number) =>
      typeof asked === "number"
        ? unwrap(api.POST("/api/staff/invitations/{invitation_id}/renew", { params: { path: { invitation_id: asked } } }))
        : unwrap(api.POST("/api/staff/invitations", { body: asked })),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export function linkOf(token: string): string {
  return `${window.location.origin}/join#${token}`;
}
