import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { boxBetween, extend, type Mark, type Point, type Stroke } from "./marks";
import styles from "./Pictures.module.css";
import { steer, type Cross } from "./steering";

export type Tool = "box" | "brush";
type Props = {
  address: string;
  width: number;
  height: number;
  marks: readonly Mark[];
  open: readonly (readonly number[])[];
  tool: Tool;
  brush: number;
  zoom: number;
  onMark: (mark: Mark) => void;
};

/** The original with what is painted over it. `open`: places that must not be seen and are not covered yet. */
export function Stage({ address, width, height, marks, open, tool, brush, zoom, onMark }: Props) {
  const { t } = useTranslation();
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const [cross, setCross] = useState<Cross | null>(null);
  const canvas = useRef<SVGSVGElement>(null);
  useEffect(() => canvas.current?.focus(), []);
  const at = (event: PointerEvent): Point => {
    const frame = canvas.current?.getBoundingClientRect();
    if (!frame?.width) return [0, 0];
    return [((event.clientX - frame.left) / frame.width) * width, ((event.clientY - frame.top) / frame.height) * height];
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const [x, y] = at(event);
    if (tool === "box") setCross({ x, y, from: [x, y] });
    else setStroke({ kind: "brush", width: brush, points: [[Math.round(x), Math.round(y)]] });
  };
  const move = (event: PointerEvent) => {
    if (stroke) setStroke(extend(stroke, at(event)));
    else if (cross?.from && event.buttons) setCross({ ...cross, x: at(event)[0], y: at(event)[1] });
  };
  const release = () => {
    if (stroke) onMark(stroke);
    const drawn = cross?.from && boxBetween(cross.from, [cross.x, cross.y], width, height);
    if (drawn) onMark(drawn);
    setStroke(null);
    setCross(null);
  };
  const pressKey = (event: KeyboardEvent) => {
    const next = steer(cross ?? { x: width / 2, y: height / 2, from: null }, event, width, height);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    if (next.drawn) onMark(next.drawn);
    setCross(next.cross);
  };
  const draft = cross?.from && boxBetween(cross.from, [cross.x, cross.y], width, height);
  return (
    <div className={styles.stage}>
      <svg
        ref={canvas}
        className={styles.canvas}
        viewBox={`0 0 ${width} ${height}`}
        style={{ width: `calc(min(100%, ${width}px) * ${zoom})` }}
        role="application"
        aria-label={t("pictures.canvas")}
        tabIndex={0}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={release}
        onKeyDown={pressKey}
        onBlur={() => setCross(null)}
      >
        <image href={address} width={width} height={height} />
        {[...marks, ...(stroke ? [stroke] : [])].map((mark, place) => (
          <Painted key={place} mark={mark} />
        ))}
        {open.map(([x, y, across, down]) => (
          <rect key={`${x} ${y}`} className={styles.found} x={x} y={y} width={across} height={down} vectorEffect="non-scaling-stroke" />
        ))}
        {draft && <rect className={styles.draft} x={draft.x} y={draft.y} width={draft.width} height={draft.height} vectorEffect="non-scaling-stroke" />}
        {cross && <path className={styles.cross} d={`M${cross.x} 0V${height}M0 ${cross.y}H${width}`} vectorEffect="non-scaling-stroke" />}
      </svg>
    </div>
  );
}

function Painted({ mark }: { mark: Mark }) {
  if (mark.kind === "box") return <rect className={styles.mark} x={mark.x} y={mark.y} width={mark.width} height={mark.height} />;
  const [first, ...rest] = mark.points;
  if (!first) return null;
  const line = `M${first.join(" ")}${(rest.length ? rest : [first]).map((point) => `L${point.join(" ")}`).join("")}`;
  return <path className={styles.stroke} d={line} strokeWidth={mark.width} />;
}
