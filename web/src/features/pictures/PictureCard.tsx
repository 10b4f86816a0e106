import { CheckCircleFilled, CloseCircleFilled, DeleteOutlined, EditOutlined, ExclamationCircleFilled, SyncOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { copyAddress } from "./calls";
import styles from "./Pictures.module.css";
import type { Picture } from "./shapes";

type Props = { picture: Picture; onEdit: () => void; onRetry?: () => void; onTake?: () => void; onErase?: () => void };

/** A picture as it would leave, and whether it may. */
export function PictureCard({ picture, onEdit, onRetry, onTake, onErase }: Props) {
  const { t } = useTranslation();
  if (picture.erased) return <p className="quiet small">{t("pictures.gone")}</p>;
  return (
    <article className={styles.card} aria-label={picture.name}>
      <button type="button" className={styles.thumb} onClick={onEdit} aria-label={t("pictures.open", { name: picture.name })}>
        <img src={copyAddress(picture)} alt={t("pictures.copyOf", { name: picture.name })} loading="lazy" />
      </button>
      <div className={styles.cardBody}>
        <State picture={picture} />
        <div className={styles.cardActs}>
          <Button size="small" icon={<EditOutlined />} onClick={onEdit}>
            {t("pictures.paintOver")}
          </Button>
          {picture.verdict === "" && onRetry && (
            <Button size="small" icon={<SyncOutlined />} onClick={onRetry}>
              {t("pictures.retry")}
            </Button>
          )}
          {onTake && (
            <Button size="small" type="primary" disabled={picture.verdict === "block" || picture.verdict === ""} onClick={onTake}>
              {t("pictures.take")}
            </Button>
          )}
          {onErase && <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t("pictures.erase", { name: picture.name })} onClick={onErase} />}
        </div>
      </div>
    </article>
  );
}

function State({ picture }: { picture: Picture }) {
  const { t } = useTranslation();
  const first = picture.findings?.[0];
  if (picture.verdict === "") return <p className={styles.unread}>{t("pictures.unread")}</p>;
  if (picture.verdict === "pass" || !first)
    return (
      <p className={styles.passes}>
        <CheckCircleFilled aria-hidden /> {t(picture.marks.length ? "pictures.passesPainted" : "pictures.passes")}
      </p>
    );
  const blocks = picture.verdict === "block";
  return (
    <p className={blocks ? styles.refused : styles.cautions}>
      {blocks ? <CloseCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />} {pick(first.title, first.title_en)}
      {(picture.findings?.length ?? 0) > 1 && ` ${t("pictures.andMore", { count: (picture.findings?.length ?? 1) - 1 })}`}
    </p>
  );
}
