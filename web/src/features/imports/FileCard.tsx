import { Button } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportView } from "@/api/types";
import { pick } from "@/i18n";
import { formatMinute } from "@/ui/moment";
import { ShopMark } from "@/ui/ShopMark";
import { BadRows } from "./BadRows";
import { ColumnsForm } from "./ColumnsForm";
import { CountsLine } from "./CountsLine";
import { formatSize } from "./format";
import styles from "./Imports.module.css";
import { Notes } from "./Notes";
import { ProgressLine } from "./ProgressLine";
import { Sample } from "./Sample";
import { isMoving, useDrop } from "./useImports";

/** One file before and while it is read: what it was taken for, what was understood, how it will be read. */
export function FileCard({ file, onStart }: { file: ImportView; onStart: () => void }) {
  const { t } = useTranslation();
  const drop = useDrop();
  const unread = file.state === "failed";
  const [matching, setMatching] = useState(unread);
  return (
    <article className={styles.card} aria-label={file.name}>
      <header>
        <h2 className="clip">{file.name}</h2>
        <span className="quiet small num">{[formatSize(file.size), file.encoding].filter(Boolean).join(" · ")}</span>
        <span className="quiet small">
          <ShopMark shop={file.shop} />
        </span>
        <div className={styles.cardEnd}>
          {file.mappable && !matching && <Button onClick={() => setMatching(true)}>{t("imports.match.open")}</Button>}
          {file.mappable && (
            <>
              <Button loading={drop.isPending} onClick={() => drop.mutate(file.id)}>
                {t("imports.discard")}
              </Button>
              {!unread && (
                <Button type="primary" onClick={onStart}>
                  {t("imports.start")}
                </Button>
              )}
            </>
          )}
        </div>
      </header>
      {isMoving(file) ? (
        <ProgressLine file={file} />
      ) : (
        <>
          {unread ? <p className={styles.unread}>{pick(file.error?.message ?? "", file.error?.message_en ?? "")}</p> : <Understood file={file} />}
          <Notes file={file} />
          {matching && file.mappable && <ColumnsForm key={file.state} file={file} onDone={() => setMatching(false)} />}
          <Sample sample={file.sample} understood={file.error === null} />
        </>
      )}
      <CountsLine file={file} />
      <BadRows file={file} />
    </article>
  );
}

const ORIGINS = ["name", "workbook", "upload", "content", "now"] as const;

/** How we know what moment a file speaks of. */
function originOf(origin: string, t: TFunction): string {
  const known = ORIGINS.find((each) => each === origin);
  return known ? t(`imports.origin.${known}`) : "";
}

/** Recognised as what; how many columns; which are unknown or missing; as of when. */
function Understood({ file }: { file: ImportView }) {
  const { t } = useTranslation();
  const { known, unknown, missing, total } = file.columns;
  return (
    <div className={styles.understood}>
      <p>
        {t("imports.recognised")} <strong>{pick(file.kind_name, file.kind_name_en)}</strong>
        {" · "}
        <span className="num">{t("imports.columns", { known: known.length, total })}</span>
        {file.as_of && (
          <span className="quiet">
            {" · "}
            {t("imports.asOf", { at: formatMinute(file.as_of), origin: originOf(file.as_of_origin, t) })}
          </span>
        )}
      </p>
      {unknown.length > 0 && <p className="quiet small">{t("imports.unknown", { names: unknown.join(t("comma")) })}</p>}
      {missing.length > 0 && <p className="quiet small">{t("imports.missing", { names: missing.join(t("comma")) })}</p>}
    </div>
  );
}
