import { Image } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "@/live/context";
import styles from "./Message.module.css";

/** A picture of the talk; a click shows it large. Painted over elsewhere, it is fetched again. */
export function TalkPicture({ id, ours }: { id: number; ours: boolean }) {
  const { t } = useTranslation();
  const { listen } = useLive();
  const [failed, setFailed] = useState(false);
  const [copy, setCopy] = useState(0);
  useEffect(
    () =>
      listen((event) => {
        if (event.type !== "changed" || event.of !== "picture" || event.id !== id) return;
        if (event.kind !== "picture.redacted" && event.kind !== "picture.erased") return;
        setFailed(false);
        setCopy(event.pos);
      }),
    [listen, id],
  );
  if (failed) return <span className="quiet">{t("reception.pictureGone")}</span>;
  const src = `/api/pictures/${id}/file${copy ? `?version=${copy}` : ""}`;
  return <Image className={styles.picture} src={src} alt={t(ours ? "reception.ourPicture" : "reception.buyersPicture")} onError={() => setFailed(true)} />;
}
