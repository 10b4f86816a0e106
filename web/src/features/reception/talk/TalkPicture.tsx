import { Image } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "@/live/context";
import styles from "./Message.module.css";

/** A picture of the talk; a click shows it large. Painted over elsewhere, it is fetched again. */
export function TalkPicture({ id, ours }: { id: number; ours: boolean }) {
  const { t } = useTranslation();
  const { listen } = useLive();
  const [state, setState] = useState<"reading" | "shown" | "failed">("reading");
  const [copy, setCopy] = useState(0);
  useEffect(
    () =>
      listen((event) => {
        if (event.type !== "changed" || event.of !== "picture" || event.id !== id) return;
        if (event.kind !== "picture.redacted" && event.kind !== "picture.erased") return;
        setState("reading");
        setCopy(event.pos);
      }),
    [listen, id],
  );
  if (state === "failed") return <span className="quiet">{t("reception.pictureGone")}</span>;
  const src = `/api/pictures/${id}/file${copy ? `?version=${copy}` : ""}`;
  return (
    <>
      {state === "reading" && (
        <span className={styles.reading} role="status">
          {t("reception.pictureReading")}
        </span>
      )}
      <Image className={styles.picture} src={src} alt={t(ours ? "reception.ourPicture" : "reception.buyersPicture")} onLoad={() => setState("shown")} onError={() => setState("failed")} />
    </>
  );
}
