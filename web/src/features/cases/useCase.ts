import { useQuery } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";

export function useCase(id: number) {
  return useQuery({
    queryKey: ["case", id],
    queryFn: ({ signal }) => unwrap(api.GET("/api/cases/{case_id}", { params: { path: { case_id: id } }, signal })),
    staleTime: 5_000,
  });
}
