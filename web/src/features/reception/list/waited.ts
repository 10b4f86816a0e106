/** How long a buyer has waited, and how loud that is by the shop's standard. */

export type Loudness = "calm" | "warm" | "soon" | "pressing" | "late";

/** The last share of the standard's time that still is so calm. */
const DEGREES: readonly (readonly [number, Loudness])[] = [
  [0.4, "calm"],
  [0.65, "warm"],
  [0.85, "soon"],
  [1, "pressing"],
];

/** '1:42', '12:05'; from an hour on '2:05:09', from a day on '3天' or '3d'. */
export function formatWaited(since: number, now: number, chinese: boolean): string {
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  if (seconds >= 86_400) return `${Math.floor(seconds / 86_400)}${chinese ? "天" : "d"}`;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Outside of service hours the deadline lies farther away than the standard's minutes, and the colour deepens later. */
export function loudnessOf(since: number, due: number, now: number): Loudness {
  if (now > due) return "late";
  const share = (now - since) / Math.max(due - since, 1);
  return DEGREES.find(([end]) => share <= end)?.[1] ?? "pressing";
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
