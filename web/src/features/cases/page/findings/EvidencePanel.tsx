import { FileOutlined, PlusOutlined, VideoCameraOutlined } from "@ant-design/icons";
import { Button, Image, Select, Tooltip } from "antd";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap } from "@/api/client";
import type { Evidence } from "@/api/types";
import { formatMinute } from "@/ui/moment";
import { ReasonDialog } from "../ReasonDialog";
import { useCaseDesk } from "../desk";
import styles from "./Findings.module.css";
import { sendEvidence, WHOSE, type Whose } from "./evidence";
import { PackButton } from "./PackButton";
import { usePastedFiles } from "./usePastedFiles";

const TYPES = "image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime,video/webm,application/pdf,.heic";

/** Photos and files of the case: dropped, pasted or chosen; looked at in place; taken off with a reason. */
export function EvidencePanel() {
  const { t } = useTranslation();
  const { detail, act, busy } = useCaseDesk();
  const [whose, setWhose] = useState<Whose>("buyer");
  const [over, setOver] = useState(false);
  const [gone, setGone] = useState<Evidence | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { evidence } = detail.findings;
  const may = detail.may.contact;
  // A complaint over what came back, or an intervention, often follows when the case is over.
  const handles = may || detail.may.cause;
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (may && files.length > 0) void act((version) => sendEvidence(detail.id, version, whose, files));
    if (field.current) field.current.value = "";
  };
  const hover = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside && may);
  };
  usePastedFiles(take);
  return (
    <section
      className={styles.box}
      data-over={over}
      aria-label={t("evidence.title")}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={(event) => hover(event, false)}
      onDrop={(event) => {
        hover(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <h2>{t("evidence.title")}</h2>
      {evidence.length === 0 && <p className="quiet small">{t(may ? "evidence.none" : "evidence.empty")}</p>}
      <Image.PreviewGroup>
        <ul className={styles.photos}>
          {evidence.map((each) => (
            <li key={each.id}>
              <Thumb evidence={each} address={`/api/cases/${detail.id}/evidence/${each.id}/file`} />
              <Tooltip title={`${each.name} · ${formatMinute(each.at)} · ${each.by?.name ?? ""}${each.note ? ` · ${each.note}` : ""}`}>
                <span className="small quiet">{t(`evidence.whose.${each.whose}`)}</span>
              </Tooltip>
              {may && (
                <button type="button" className={styles.off} aria-label={t("evidence.remove", { name: each.name })} onClick={() => setGone(each)}>
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      </Image.PreviewGroup>
      {handles && (
        <div className={styles.row}>
          {may && (
            <>
              <Select aria-label={t("evidence.from")} value={whose} onChange={setWhose} style={{ width: 104 }} options={WHOSE.map((value) => ({ value, label: t(`evidence.whose.${value}`) }))} />
              <Button icon={<PlusOutlined />} loading={busy} onClick={() => field.current?.click()}>
                {t("evidence.add")}
              </Button>
            </>
          )}
          <PackButton />
          <input ref={field} type="file" multiple accept={TYPES} hidden aria-label={t("evidence.add")} onChange={(event) => take(event.target.files)} />
        </div>
      )}
      {gone && (
        <ReasonDialog
          title={t("evidence.removeTitle", { name: gone.name })}
          ok={t("evidence.removeOk")}
          hint={t("evidence.removeHint")}
          onClose={() => setGone(null)}
          call={(reason, version) => unwrap(api.POST("/api/cases/{case_id}/evidence/{evidence_id}/remove", { params: { path: { case_id: detail.id, evidence_id: gone.id } }, body: { reason, version } }))}
        />
      )}
    </section>
  );
}

function Thumb({ evidence, address }: { evidence: Evidence; address: string }) {
  if (evidence.kind === "photo") return <Image src={address} alt={evidence.name} width={76} height={76} className={styles.thumb} />;
  return (
    <a className={styles.file} href={address} target="_blank" rel="noreferrer">
      {evidence.kind === "video" ? <VideoCameraOutlined aria-hidden /> : <FileOutlined aria-hidden />}
      <span>{evidence.name}</span>
    </a>
  );
}
