import { useCallback, useState } from "react";
import { erasePicture, readPicture, uploadPicture } from "./calls";
import type { About, Picture } from "./shapes";

/** The pictures of one talk that are being made ready, newest last. */
export function useTray({ shopId, conversation, orderNo, buyer }: About) {
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const [under, setUnder] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  const put = useCallback((picture: Picture) => setPictures((held) => [...held.filter((each) => each.id !== picture.id), picture].sort((a, b) => a.id - b.id)), []);
  const run = useCallback(
    async (call: () => Promise<Picture>) => {
      setUnder((count) => count + 1);
      setFailure(null);
      try {
        put(await call());
      } catch (error) {
        setFailure(error);
      } finally {
        setUnder((count) => count - 1);
      }
    },
    [put],
  );
  const take = useCallback(
    (files: readonly File[]) => files.forEach((file) => void run(() => uploadPicture({ shopId, conversation, orderNo, buyer }, file))),
    [run, shopId, conversation, orderNo, buyer],
  );
  return {
    pictures: pictures.filter((each) => !each.erased),
    busy: under > 0,
    failure,
    put,
    take,
    retry: (picture: Picture) => void run(() => readPicture(picture.id)),
    erase: (picture: Picture) => void run(() => erasePicture(picture)),
  };
}
