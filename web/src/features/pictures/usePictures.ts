import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isFailure } from "@/api/errors";
import { readOriginal, readPicture, redactPicture } from "./calls";
import type { Mark } from "./marks";
import type { Picture } from "./shapes";

export function usePicture(id: number) {
  return useQuery({ queryKey: ["picture", id], queryFn: () => readPicture(id) });
}

/** The original as an address that only this page knows, and that is forgotten with it. */
export function useOriginal(id: number) {
  const [address, setAddress] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let gone = false;
    let made = "";
    readOriginal(id, "edit").then(
      (blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      },
      (error: unknown) => !gone && setFailure(error),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  return { address, failure };
}

/** Paints over. When somebody else was faster, their picture is fetched and the own marks stay on the screen. */
export function useRedact(picture: Picture) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (marks: readonly Mark[]) => redactPicture(picture, marks),
    onSuccess: (after) => client.setQueryData(["picture", after.id], after),
    onError: (error) => isFailure(error, "picture.stale") && void client.invalidateQueries({ queryKey: ["picture", picture.id] }),
  });
}
