/**
 * What somebody has begun to write, kept in this browser until it is sent, a week at most. The name of a draft says whose
 * it is, so that it is there after logging out and in again, and whoever else sits down at this browser is shown none.
 */

const PREFIX = "heqi.draft.";
const KEPT_MS = 7 * 86_400_000;

type Draft = { text: string; at: number };

/** The draft of a thing, or "". */
export function readDraft(name: string, now = Date.now()): string {
  const draft = parse(localStorage.getItem(PREFIX + name));
  return draft && now - draft.at < KEPT_MS ? draft.text : "";
}

/** Keeps it; an empty one is forgotten. Where the browser keeps nothing, writing goes on all the same. */
export function keepDraft(name: string, text: string, now = Date.now()): void {
  try {
    if (text === "") localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify({ text, at: now } satisfies Draft));
  } catch {
    // The store is full or closed.
  }
}

/** Forgets those that are too old. */
export function pruneDrafts(now = Date.now()): void {
  for (const key of keys()) {
    const draft = parse(localStorage.getItem(key));
    if (!draft || now - draft.at >= KEPT_MS) localStorage.removeItem(key);
  }
}

function keys(): string[] {
  return Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? "").filter((key) => key.startsWith(PREFIX));
}

function parse(stored: string | null): Draft | null {
  try {
    const draft = JSON.parse(stored ?? "null") as Draft | null;
    return typeof draft?.text === "string" && typeof draft.at === "number" ? draft : null;
  } catch {
    return null;
  }
}
