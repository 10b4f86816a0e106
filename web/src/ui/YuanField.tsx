import { Input } from "antd";
import { formatFen, readYuan } from "./money";

type Props = { label: string; value: string; onChange: (text: string) => void; id?: string };

/** An amount in yuan as text; `fenOf` reads it. Wrong amounts are marked while they are typed. */
export function YuanField({ label, value, onChange, id }: Props) {
  const wrong = value.trim() !== "" && readYuan(value) === null;
  return <Input id={id} size="small" prefix="¥" inputMode="decimal" aria-label={label} placeholder={label} status={wrong ? "error" : ""} value={value} onChange={(event) => onChange(event.target.value)} />;
}

/** Fen, null for nothing, undefined while it is no amount. */
export function fenOf(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  return readYuan(text) ?? undefined;
}

/** '12.5' for 1250: what a field starts with. */
export function yuanText(fen: number | null): string {
  return fen === null ? "" : formatFen(fen).replace(/[¥,]/g, "");
}
