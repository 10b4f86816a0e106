import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ImportView } from "@/api/types";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { Empty } from "@/ui/Notice";
import { ShopMark } from "@/ui/ShopMark";
import { BadRows } from "./BadRows";
import { CountsLine } from "./CountsLine";
import styles from "./Imports.module.css";

/** Imports that are over: what each did, or why it failed and what to do. */
export function History({ files }: { files: ImportView[] }) {
  const { t } = useTranslation();
  if (files.length === 0) return <Empty title={t("imports.none.title")}>{t("imports.none.text")}</Empty>;
  return (
    <section>
      <h2>{t("imports.history")}</h2>
      <ul className={styles.history}>
        {files.map((file) => (
          <li key={file.id}>
            <div className={styles.past} data-failed={file.state === "failed"}>
              {file.state === "failed" ? <CloseOutlined className={styles.no} aria-label={t("imports.failed")} /> : <CheckOutlined className={styles.yes} aria-label={t("imports.succeeded")} />}
              <div className={styles.pastName}>
                <strong className="clip" title={file.name}>
                  {file.name}
                </strong>
                <span className="quiet small num">
                  {[pick(file.kind_name, file.kind_name_en), file.by?.name, formatMinute(file.created_at)].filter(Boolean).join(" · ")}
                </span>
              </div>
              <span className={`${styles.pastShop} quiet small`}>
                <ShopMark shop={file.shop} />
              </span>
              {file.state === "done" && (
                <>
                  <CountsLine file={file} />
                  <Link to={`/cases?shop=${file.shop.id}`}>{t("imports.toCases")}</Link>
                </>
              )}
            </div>
            {file.error && <p className={styles.error}>{pick(file.error.message, file.error.message_en)}</p>}
            <BadRows file={file} />
          </li>
        ))}
      </ul>
    </section>
  );
}
