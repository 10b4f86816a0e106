import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { ImportView } from "@/api/types";

const POLL_MS = 1_000;

export function isMoving(file: ImportView): boolean {
  return file.state === "queued" || file.state === "running";
}

/** The imports of a shop or of all, newest first; asked again each second while one of them moves. */
export function useImports(shop: number | undefined) {
  return useQuery({
    queryKey: ["imports", shop ?? 0],
    queryFn: ({ signal }) => unwrap(api.GET("/api/imports", { params: { query: { shop } }, signal })),
    refetchInterval: (query) => (query.state.data?.some(isMoving) ? POLL_MS : false),
  });
}

/** Sends files to be recognised and previewed. `modified` tells how old each file's statements are. */
export function useUpload() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ shop, files }: { shop: number; files: readonly File[] }) => {
      const form = new FormData();
      form.append("shop_id", String(shop));
      for (const file of files) {
        form.append("files", file);
        form.append("modified", String(file.lastModified));
      }
      // The generated type describes the form's fields; what travels is the form itself.
      return unwrap(api.POST("/api/imports", { body: form as never, bodySerializer: (body: unknown) => body as FormData }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["imports"] }),
  });
}

export function useStart() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly number[]) => Promise.all(ids.map((import_id) => unwrap(api.POST("/api/imports/{import_id}/start", { params: { path: { import_id } } })))),
    onSettled: () => client.invalidateQueries({ queryKey: ["imports"] }),
  });
}

export function useDrop() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (import_id: number) => unwrap(api.DELETE("/api/imports/{import_id}", { params: { path: { import_id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["imports"] }),
  });
}

export function useBadRows(id: number, wanted: boolean) {
  return useQuery({
    queryKey: ["import", id, "bad-rows"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/imports/{import_id}/bad-rows", { params: { path: { import_id: id } }, signal })),
    enabled: wanted,
  });
}

/** The kinds of file that a shop takes, with the fields that their columns fill. */
export function useKinds(shop: number) {
  return useQuery({
    queryKey: ["import-kinds", shop],
    queryFn: ({ signal }) => unwrap(api.GET("/api/imports/kinds", { params: { query: { shop } }, signal })),
    staleTime: Infinity,
  });
}

/** Says what a file's columns are; it is looked at again. */
export function useMatch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...said }: { id: number; kind: string; columns: { header: string; field: string }[]; keep: boolean }) =>
      unwrap(api.POST("/api/imports/{import_id}/columns", { params: { path: { import_id: id } }, body: said })),
    onSettled: () => client.invalidateQueries({ queryKey: ["imports"] }),
  });
}
