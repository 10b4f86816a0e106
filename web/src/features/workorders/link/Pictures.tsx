import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import styles from "./LinkPage.module.css";

/** The photos that go with the question. The token travels in the body, so that no address of a photo is a key. */
export function Pictures({ token, pictures }: { token: string; pictures: readonly number[] }) {
  const { t } = useTranslation();
  if (pictures.length === 0) return null;
  return (
    <section className={styles.pictures} aria-label={t("workOrder.page.pictures")}>
      {pictures.map((picture, place) => (
        <Picture key={picture} token={token} picture={picture} name={t("workOrder.picture", { no: place + 1 })} />
      ))}
    </section>
  );
}

function Picture({ token, picture, name }: { token: string; picture: number; name: string }) {
  const { data } = useQuery({
    queryKey: ["w", token, picture],
    queryFn: () => unwrap<Blob>(api.POST("/api/w/picture", { body: { token, picture }, parseAs: "blob" })),
    retry: false,
    staleTime: Infinity,
  });
  const address = useMemo(() => (data ? URL.createObjectURL(data) : null), [data]);
  useEffect(() => {
    if (address) return () => URL.revokeObjectURL(address);
  }, [address]);
  if (!address) return null;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img src={address} alt={name} />
    </a>
  );
}
