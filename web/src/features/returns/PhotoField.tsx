import { CameraOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Returns.module.css";

const MOST = 9;
type Props = { files: readonly File[]; onChange: (files: readonly File[]) => void };

/** Photos straight from the phone's camera, or chosen; shown small before they are sent. */
export function PhotoField({ files, onChange }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const shown = useMemo(() => files.map((file) => ({ file, address: URL.createObjectURL(file) })), [files]);
  useEffect(() => () => shown.forEach((each) => URL.revokeObjectURL(each.address)), [shown]);
  const take = (list: FileList | null) => {
    onChange([...files, ...(list ?? [])].slice(0, MOST));
    if (field.current) field.current.value = "";
  };
  return (
    <div className={styles.photos}>
      {shown.map(({ file, address }) => (
        <span key={address} className={styles.photo}>
          <img src={address} alt={file.name} />
          <button type="button" aria-label={t("returns.dropPhoto", { name: file.name })} onClick={() => onChange(files.filter((each) => each !== file))}>
            ×
          </button>
        </span>
      ))}
      <Button size="large" icon={<CameraOutlined />} disabled={files.length >= MOST} onClick={() => field.current?.click()}>
        {t("returns.photo")}
      </Button>
      <input ref={field} type="file" accept="image/*" capture="environment" multiple hidden aria-label={t("returns.photo")} onChange={(event) => take(event.target.files)} />
    </div>
  );
}
