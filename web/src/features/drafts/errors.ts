/** Why there is no draft, as a key of the words. */

const KNOWN = ["address", "unreachable", "key", "model", "busy", "server", "slow", "cut", "unreadable", "empty", "blocked", "sealed", "off"] as const;

export type DraftError = (typeof KNOWN)[number];

export function errorOf(error: string): DraftError {
  return KNOWN.find((each) => each === error) ?? "server";
}
