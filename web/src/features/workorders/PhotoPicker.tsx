import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { useCaseDesk } from "@/features/cases/page/desk";
import styles from "./WorkOrders.module.css";

/** Which of the buyer's photos a supplier is shown. None goes out that nobody ticked. */
export function PhotoPicker({ picked, onChange }: { picked: readonly number[]; onChange: (picked: readonly number[]) => void }) {
  const { t } = useTranslation();
  const { detail } = useCaseDesk();
  const photos = detail.findings.evidence.filter((each) => each.whose === "buyer" && each.kind === "photo");
  if (photos.length === 0) return null;
  return (
    <fieldset className={styles.pictures}>
      <legend>{t("workOrder.pictures")}</legend>
      <div>
        {photos.map((photo, place) => (
          <Checkbox key={photo.id} aria-label={t("workOrder.picture", { no: place + 1 })} checked={picked.includes(photo.id)} onChange={(event) => onChange(event.target.checked ? [...picked, photo.id] : picked.filter((each) => each !== photo.id))}>
            <img src={`/api/cases/${detail.id}/evidence/${photo.id}/file`} alt={photo.name} width={72} height={72} />
          </Checkbox>
        ))}
      </div>
      <p className="quiet small">{t("workOrder.picturesHint")}</p>
    </fieldset>
  );
}
