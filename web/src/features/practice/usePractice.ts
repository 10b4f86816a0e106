/** The page's calls: the list is read anew when an exercise ends; an exercise is what its last answer said. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, unwrap } from "@/api/client";
import type { Exercise } from "./shapes";

const KEY = ["practice"];

export function usePracticePage(shop: number | null, person: number | null) {
  const query = { shop: shop ?? undefined, person: person ?? undefined };
  return useQuery({ queryKey: [...KEY, "page", shop, person], queryFn: ({ signal }) => unwrap(api.GET("/api/practice", { params: { query }, signal })) });
}

export function useExercise(id: number) {
  return useQuery({ queryKey: [...KEY, id], queryFn: ({ signal }) => unwrap(api.GET("/api/practice/{exercise_id}", { params: { path: { exercise_id: id } }, signal })) });
}

export function useBegin() {
  const keep = useKeep();
  return useMutation({ mutationFn: (body: { shop_id: number; scenario: string }) => unwrap(api.POST("/api/practice", { body })), onSuccess: keep });
}

/** Say something, or nothing any more: `text` null gives up. */
export function useSay(exercise: Exercise) {
  const keep = useKeep();
  const client = useQueryClient();
  const params = { path: { exercise_id: exercise.id } };
  return useMutation({
    mutationFn: (text: string | null) =>
      text === null
        ? unwrap(api.POST("/api/practice/{exercise_id}/end", { params, body: { version: exercise.version } }))
        : unwrap(api.POST("/api/practice/{exercise_id}/say", { params, body: { version: exercise.version, text } })),
    onSuccess: keep,
    onError: () => client.invalidateQueries({ queryKey: [...KEY, exercise.id] }),
  });
}

function useKeep() {
  const client = useQueryClient();
  return (exercise: Exercise) => {
    client.setQueryData([...KEY, exercise.id], exercise);
    void client.invalidateQueries({ queryKey: [...KEY, "page"] });
  };
}
