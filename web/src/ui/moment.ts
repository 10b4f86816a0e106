/** Moments as text, always in China's time: that is where the platforms, the shops and their clocks are. */

const ZONE = "Asia/Shanghai";
const minute = new Intl.DateTimeFormat("zh-CN", { timeZone: ZONE, month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false });
// Sweden writes 2026-11-22 09:05:00, which is read alike in both languages of the screen.
const full = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "medium" });

/** '11-22 09:05' */
export function formatMinute(iso: string): string {
  return minute.format(new Date(iso)).replace("/", "-");
}

/** The moment to the second, for a hover: '2026-11-22 09:05:00' */
export function formatFull(iso: string): string {
  return full.format(new Date(iso));
}

/** '2026-11-22' */
export function formatDay(iso: string): string {
  return formatFull(iso).slice(0, 10);
}

/** The end of the Chinese calendar day that `now` falls on, in ms. China keeps one offset all year. */
export function endOfToday(now: number): number {
  const day = 86_400_000;
  const offset = 8 * 3_600_000;
  return (Math.floor((now + offset) / day) + 1) * day - offset;
}
