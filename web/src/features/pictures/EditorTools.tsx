import { BorderOutlined, ClearOutlined, HighlightOutlined, RedoOutlined, UndoOutlined, ZoomInOutlined, ZoomOutOutlined } from "@ant-design/icons";
import { Button, Segmented, Slider, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Pictures.module.css";
import type { Tool } from "./Stage";

export type Tools = { tool: Tool; brush: number; widest: number; zoom: number; canUndo: boolean; canRedo: boolean; isEmpty: boolean };
export type Does = { setTool: (tool: Tool) => void; setBrush: (width: number) => void; setZoom: (zoom: number) => void; undo: () => void; redo: () => void; clear: () => void };

export const ZOOMS = [1, 1.5, 2, 3, 4, 6, 8] as const;

export function nextZoom(zoom: number, step: 1 | -1): number {
  const place = ZOOMS.findIndex((each) => each >= zoom);
  return ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, place + step))] ?? 1;
}

/** The row above the picture; each tool has a key, which its hint names. */
export function EditorTools({ tool, brush, widest, zoom, canUndo, canRedo, isEmpty, does }: Tools & { does: Does }) {
  const { t } = useTranslation();
  return (
    <div className={styles.tools} role="toolbar" aria-label={t("pictures.tools")}>
      <Segmented<Tool>
        value={tool}
        onChange={does.setTool}
        options={[
          { value: "box", label: t("pictures.box"), icon: <BorderOutlined /> },
          { value: "brush", label: t("pictures.brush"), icon: <HighlightOutlined /> },
        ]}
      />
      {tool === "brush" && <Slider className={styles.brushWidth} min={4} max={widest} value={brush} onChange={does.setBrush} ariaLabelForHandle={t("pictures.brushWidth")} />}
      <Tool label={t("pictures.undo")} hint="Ctrl Z" icon={<UndoOutlined />} disabled={!canUndo} onClick={does.undo} />
      <Tool label={t("pictures.redo")} hint="Ctrl Shift Z" icon={<RedoOutlined />} disabled={!canRedo} onClick={does.redo} />
      <Tool label={t("pictures.clear")} icon={<ClearOutlined />} disabled={isEmpty} onClick={does.clear} />
      <span className={styles.gap} />
      <Tool label={t("pictures.zoomOut")} hint="-" icon={<ZoomOutOutlined />} disabled={zoom === ZOOMS[0]} onClick={() => does.setZoom(nextZoom(zoom, -1))} />
      <span className={styles.zoom}>{Math.round(zoom * 100)}%</span>
      <Tool label={t("pictures.zoomIn")} hint="+" icon={<ZoomInOutlined />} disabled={zoom === ZOOMS.at(-1)} onClick={() => does.setZoom(nextZoom(zoom, 1))} />
    </div>
  );
}

function Tool({ label, hint, ...button }: { label: string; hint?: string; icon: ReactNode; disabled: boolean; onClick: () => void }) {
  return (
    <Tooltip title={hint ? `${label} (${hint})` : label}>
      <Button type="text" aria-label={label} {...button} />
    </Tooltip>
  );
}
