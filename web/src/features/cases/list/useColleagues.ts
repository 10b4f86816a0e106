import { useQuery } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import { useSession } from "@/features/session/session";

/** The others who work in the shop asked for, or in any of mine; empty until they are known. */
export function useColleagues(shop: string | undefined): { id: number; name: string }[] {
  const { staff } = useSession();
  const { data } = useQuery({
    queryKey: ["colleagues", shop ?? ""],
    queryFn: ({ signal }) => unwrap(api.GET("/api/cases/owners", { params: { query: { shop: shop ? Number(shop) : undefined } }, signal })),
    staleTime: 300_000,
  });
  return (data ?? []).filter((person) => person.id !== staff.id);
}
