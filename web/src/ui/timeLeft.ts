/** Time left until a moment, as people who work by it want to read it. */

export type Left = { late: boolean; days: number; hours: number; minutes: number; seconds: number };

/** How loud a clock speaks: calm, then two degrees of warning at its alarms, late when it is over. */
export type Urgency = "calm" | "soon" | "pressing" | "late";

type Clock = { at: string; alarms: readonly string[] };

const SECOND = 1000;

/** The parts of the time between two moments in ms; rounded down, so that 0:00 means over. */
export function splitLeft(due: number, now: number): Left {
  const late = now >= due;
  const whole = Math.floor(Math.abs(due - now) / SECOND);
  return {
    late,
    days: Math.floor(whole / 86400),
    hours: Math.floor(whole / 3600) % 24,
    minutes: Math.floor(whole / 60) % 60,
    seconds: whole % 60,
  };
}

/** '3天04时', '5时42分', '42:10'; English '3d 04h', '5h 42m', '42:10'. The caller says 'late' in words. */
export function formatLeft(left: Left, chinese: boolean): string {
  const [day, hour, minute] = chinese ? ["天", "时", "分"] : ["d ", "h ", "m"];
  if (left.days > 0) return `${left.days}${day}${two(left.hours)}${hour}`.trim();
  if (left.hours > 0) return `${left.hours}${hour}${two(left.minutes)}${minute}`;
  return `${two(left.minutes)}:${two(left.seconds)}`;
}

/** Late once over; before that one degree for each alarm that has passed. */
export function urgencyOf(clock: Clock, now: number): Urgency {
  if (now >= Date.parse(clock.at)) return "late";
  const passed = clock.alarms.filter((alarm) => now >= Date.parse(alarm)).length;
  if (passed === 0) return "calm";
  return passed >= clock.alarms.length && clock.alarms.length > 1 ? "pressing" : "soon";
}

/** The share of the clock that is left, 1 to 0, in hundredths; 0 when late. */
export function shareLeft(at: string, openedAt: string | undefined, now: number): number {
  const due = Date.parse(at);
  const opened = openedAt ? Date.parse(openedAt) : due - 86400 * SECOND;
  const share = (due - now) / Math.max(due - opened, SECOND);
  return Math.round(Math.min(Math.max(share, 0), 1) * 100) / 100;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
