import { Image } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Message.module.css";

/** A picture of the talk; a click shows it large. */
export function TalkPicture({ id, ours }: { id: number; ours: boolean }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  if (failed) return <span className="quiet">{t("reception.pictureGone")}</span>;
  return <Image className={styles.picture} src={`/api/pictures/${id}/file`} alt={t(ours ? "reception.ourPicture" : "reception.buyersPicture")} onError={() => setFailed(true)} />;
}
