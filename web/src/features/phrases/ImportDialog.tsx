import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Modal, Table, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/i18n";
import { failureLine } from "@/ui/failureText";
import { Banner } from "@/ui/Notice";
import { importPhrases } from "./calls";
import styles from "./Phrases.module.css";
import type { Layer, PhrasesTaken } from "./shapes";

/** A file of quick phrases: first what it would do, row by row where it cannot; then one button. */
export function ImportDialog({ shop, layer, onClose }: { shop: number; layer: Layer; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const look = useMutation({ mutationFn: (chosen: File) => importPhrases(shop, layer, chosen, true) });
  const keep = useMutation({ mutationFn: (chosen: File) => importPhrases(shop, layer, chosen, false), onSuccess: () => client.invalidateQueries({ queryKey: ["phrases"] }) });
  const told = keep.data ?? look.data;
  const choose = (chosen: File) => {
    setFile(chosen);
    keep.reset();
    look.mutate(chosen);
    return false;
  };
  return (
    <Modal
      open
      width={680}
      title={t("phrases.importTo", { layer: t(`phrases.layer.${layer}`) })}
      onCancel={onClose}
      footer={
        keep.data ? (
          <Button type="primary" onClick={onClose}>
            {t("phrases.done")}
          </Button>
        ) : (
          <Button type="primary" disabled={!file || !look.data?.added} loading={keep.isPending} onClick={() => file && keep.mutate(file)}>
            {t("phrases.importThem", { n: look.data?.added ?? 0 })}
          </Button>
        )
      }
    >
      <Upload.Dragger accept=".csv,.xlsx,.xls" maxCount={1} showUploadList={false} beforeUpload={choose}>
        <p>{file ? file.name : t("phrases.drop")}</p>
        <p className="quiet small">{t("phrases.dropHint")}</p>
      </Upload.Dragger>
      {(look.error ?? keep.error) && <Banner tone="blocked">{failureLine(look.error ?? keep.error, t)}</Banner>}
      {told && <Told told={told} />}
    </Modal>
  );
}

function Told({ told }: { told: PhrasesTaken }) {
  const { t } = useTranslation();
  return (
    <div className={styles.told}>
      <p className="num">{t(told.kept ? "phrases.took" : "phrases.wouldTake", { added: told.added, same: told.same, bad: told.bad.length })}</p>
      {told.bad.length > 0 && (
        <Table
          size="small"
          rowKey="row"
          pagination={{ pageSize: 8, hideOnSinglePage: true, size: "small" }}
          dataSource={told.bad}
          columns={[
            { title: t("phrases.row"), dataIndex: "row", width: 64, align: "right" },
            { title: t("phrases.text"), dataIndex: "text", ellipsis: true },
            { title: t("phrases.why"), key: "why", render: (_, row) => pick(row.reason, row.reason_en) },
          ]}
        />
      )}
    </div>
  );
}
