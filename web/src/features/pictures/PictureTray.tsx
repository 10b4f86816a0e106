import { PictureOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { PictureCard } from "./PictureCard";
import { PictureEditor } from "./PictureEditor";
import styles from "./Pictures.module.css";
import type { About, Picture } from "./shapes";
import { useTray } from "./useTray";

type Props = About & { onTake?: (picture: Picture) => void };

/** Where an agent pastes, drops or chooses pictures for a talk; `onTake`: one is to be sent, and may be. */
export function PictureTray({ onTake, ...about }: Props) {
  const { t } = useTranslation();
  const tray = useTray(about);
  const [edited, setEdited] = useState<number | null>(null);
  const [over, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { take } = tray;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith("image/"));
      if (!files.length) return;
      event.preventDefault();
      take(files);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [take]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <section
      className={`${styles.tray} ${over ? styles.over : ""}`}
      aria-label={t("pictures.tray")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={styles.ask}>
        <Button icon={<PictureOutlined />} loading={tray.busy} onClick={() => field.current?.click()}>
          {tray.busy ? t("pictures.reading") : t("pictures.choose")}
        </Button>
        <span className="quiet small">{t("pictures.how")}</span>
      </div>
      <input
        ref={field} type="file" accept="image/*" multiple hidden aria-label={t("pictures.choose")}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {tray.failure !== null && <Banner tone="caution">{failureLine(tray.failure, t)}</Banner>}
      {tray.pictures.map((picture) => (
        <PictureCard
          key={picture.id} picture={picture} onEdit={() => setEdited(picture.id)} onRetry={() => tray.retry(picture)}
          onErase={() => tray.erase(picture)} onTake={onTake && (() => onTake(picture))}
        />
      ))}
      {edited !== null && <PictureEditor pictureId={edited} onSaved={tray.put} onClose={() => setEdited(null)} />}
    </section>
  );
}
