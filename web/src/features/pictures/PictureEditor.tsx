import { Modal } from "antd";
import { useReducer, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { failureLine } from "@/ui/failureText";
import { Banner, Bones, Failure } from "@/ui/Notice";
import { EditorTools, nextZoom } from "./EditorTools";
import { FindingList } from "./FindingList";
import { boxOf, isCovered, paint, startPainting, type Mark } from "./marks";
import styles from "./Pictures.module.css";
import type { Picture, PictureFinding } from "./shapes";
import { Stage, type Tool } from "./Stage";
import { useOriginal, usePicture, useRedact } from "./usePictures";

type Props = { pictureId: number; onSaved?: (picture: Picture) => void; onClose: () => void };

/** Paint over what must not be seen, with brush and box, by mouse, finger or keys; the server makes the copy that leaves. */
export function PictureEditor({ pictureId, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = usePicture(pictureId);
  const { address, failure } = useOriginal(pictureId);
  if (data && address) return <Open picture={data} address={address} onSaved={onSaved} onClose={onClose} />;
  return (
    <Modal open title={t("pictures.edit")} footer={null} onCancel={onClose} width={1100}>
      {error || failure ? <Failure error={error ?? failure} onRetry={() => void refetch()} /> : <Bones widths={[60, 90, 80, 90, 40]} />}
    </Modal>
  );
}

function Open({ picture, address, onSaved, onClose }: { picture: Picture; address: string } & Omit<Props, "pictureId">) {
  const { t } = useTranslation();
  const [painting, act] = useReducer(paint, picture.marks as Mark[], startPainting);
  const [tool, setTool] = useState<Tool>("box");
  const [zoom, setZoom] = useState(1);
  const middle = Math.max(12, Math.round(Math.min(picture.width, picture.height) / 25));
  const [brush, setBrush] = useState(middle);
  const redact = useRedact(picture);
  const findings = allOf(picture);
  const open = findings.flatMap((each) => each.boxes).filter((box) => !isCovered(box, painting.marks));
  const cover = (chosen: readonly PictureFinding[]) =>
    act({ do: "add", marks: chosen.flatMap((each) => each.boxes).filter((box) => !isCovered(box, painting.marks)).map(boxOf) });
  const save = async () => {
    const after = await redact.mutateAsync(painting.marks);
    if (after.verdict === "block") return;
    onSaved?.(after);
    onClose();
  };
  const does = { setTool, setBrush, setZoom, undo: () => act({ do: "undo" }), redo: () => act({ do: "redo" }), clear: () => act({ do: "clear" }) };
  const keys: Record<string, () => void> = {
    b: () => setTool("box"), p: () => setTool("brush"), h: () => cover(findings),
    "+": () => setZoom(nextZoom(zoom, 1)), "=": () => setZoom(nextZoom(zoom, 1)), "-": () => setZoom(nextZoom(zoom, -1)), "0": () => setZoom(1),
    "[": () => setBrush(Math.max(4, Math.round(brush * 0.8))), "]": () => setBrush(Math.min(middle * 4, Math.round(brush * 1.25))),
    "ctrl+z": does.undo, "ctrl+shift+z": does.redo, "ctrl+y": does.redo, "ctrl+enter": () => void save().catch(() => undefined),
  };
  const press = (event: KeyboardEvent) => {
    const does = keys[nameOf(event)];
    if (!does || (event.target as Element).closest("input, [role=slider]")) return;
    event.preventDefault();
    does();
  };
  const left = redact.data?.verdict === "block" ? redact.data : null;
  return (
    <Modal
      open title={t("pictures.edit")} width={1100} style={{ top: 24 }} onCancel={onClose} mask={{ closable: false }}
      okText={t("pictures.save")} onOk={() => void save().catch(() => undefined)} confirmLoading={redact.isPending}
    >
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the whole window */}
      <div className={styles.editor} onKeyDown={press}>
        <div className={styles.work}>
          <EditorTools tool={tool} brush={brush} widest={middle * 4} zoom={zoom} canUndo={painting.past.length > 0} canRedo={painting.undone.length > 0} isEmpty={!painting.marks.length} does={does} />
          <Stage address={address} width={picture.width} height={picture.height} marks={painting.marks} open={open} tool={tool} brush={brush} zoom={zoom} onMark={(mark) => act({ do: "add", marks: [mark] })} />
          <p className="quiet small">{t("pictures.keys")}</p>
        </div>
        <aside className={styles.side} aria-label={t("pictures.found")}>
          {left && <Banner tone="blocked">{t("pictures.stillBlocked", { count: left.findings?.length ?? 0 })}</Banner>}
          {redact.error && <Banner tone="caution">{failureLine(redact.error, t)}</Banner>}
          <FindingList findings={findings} marks={painting.marks} onCover={cover} />
          <p className="quiet small">{t("pictures.promise")}</p>
        </aside>
      </div>
    </Modal>
  );
}

/** What the original holds and, behind it, what the copy still shows that nobody saw there. */
function allOf(picture: Picture): PictureFinding[] {
  const found = picture.found ?? [];
  const known = new Set(found.map((each) => `${each.rule} ${each.surface}`));
  return [...found, ...(picture.findings ?? []).filter((each) => !known.has(`${each.rule} ${each.surface}`))].filter((each) => each.severity !== "note");
}

function nameOf(event: KeyboardEvent): string {
  const held = [(event.ctrlKey || event.metaKey) && "ctrl", event.ctrlKey && event.shiftKey && "shift"].filter(Boolean);
  return [...held, event.key.toLowerCase()].join("+");
}
