import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones, Failure } from "@/ui/Notice";
import { DropArea } from "./DropArea";
import { FileCard } from "./FileCard";
import { History } from "./History";
import styles from "./Imports.module.css";
import { isMoving, useImports, useStart, useUpload } from "./useImports";

/** Files in: drop, look, start; what ran before stands below. */
export function ImportPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const imports = useImports(Number(params.get("shop")) || undefined);
  const upload = useUpload();
  const start = useStart();
  useEffect(() => {
    document.title = `${t("frame.imports")} · ${t("frame.name")}`;
  }, [t]);
  const files = imports.data ?? [];
  const ready = files.filter((file) => file.state === "previewed");
  const moving = files.filter(isMoving);
  const unread = files.filter((file) => file.state === "failed" && file.mappable);
  const over = files.filter((file) => file.state === "done" || (file.state === "failed" && !file.mappable));
  return (
    <div className={styles.page}>
      <DropArea busy={upload.isPending} onFiles={(shop, chosen) => upload.mutate({ shop, files: chosen })} />
      {upload.isError && <Banner tone="blocked">{failureLine(upload.error, t)} {t("imports.nothingKept")}</Banner>}
      {start.isError && <Banner tone="blocked">{failureLine(start.error, t)}</Banner>}
      {moving.map((file) => (
        <FileCard key={file.id} file={file} onStart={() => undefined} />
      ))}
      {ready.length > 1 && (
        <div className={styles.all}>
          <span>{t("imports.ready", { count: ready.length })}</span>
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate(ready.map((file) => file.id))}>
            {t("imports.startAll")}
          </Button>
        </div>
      )}
      {[...unread, ...ready].map((file) => (
        <FileCard key={file.id} file={file} onStart={() => start.mutate([file.id])} />
      ))}
      {imports.isPending ? <Bones widths={[30, 100, 100, 100]} /> : imports.isError ? <Failure error={imports.error} onRetry={() => void imports.refetch()} /> : <History files={over} />}
    </div>
  );
}
