/** How what was read is shown: amounts as yuan, moments in China's time, the rest as it is. */

import { formatMinute } from "@/ui/moment";
import { formatFen } from "@/ui/money";

export function formatCell(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (field.endsWith("_fen") && typeof value === "number") return formatFen(value);
  if (field.endsWith("_at") && typeof value === "string") return formatMinute(value);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  return JSON.stringify(value);
}

/** '840 B', '12 kB', '1.8 MB' */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
