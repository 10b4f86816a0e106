import type { TalkMessage, Turn } from "@/api/types";

const TURNS = 8;

/** The last turns of a talk as the screening and the suggestions read them. */
export function turnsOf(messages: readonly TalkMessage[]): Turn[] {
  const said = messages.filter(({ sender, text, state }) => text && state !== "failed" && (sender === "buyer" || sender === "agent"));
  return said.slice(-TURNS).map(({ sender, text }) => ({ from: sender === "buyer" ? "buyer" : "agent", text }));
}
