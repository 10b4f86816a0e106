/** The messages of a talk that are here: a part that ends at its newest, put together from pages. */

import type { MessagePage, Outgoing, TalkMessage } from "@/api/types";

export type Part = { messages: TalkMessage[]; before: string | null; pending: Outgoing[] };

/** How many of the newest are asked for again when something changed: late ones come in between. */
const AGAIN = 10;

/** The cursor behind which to ask again, so that nothing still on its way keeps its old state; "" asks for the newest. */
export function tailCursor(messages: readonly TalkMessage[]): string {
  const unsettled = messages.findIndex((message) => message.state === "queued");
  const from = Math.min(messages.length - AGAIN, unsettled < 0 ? Infinity : unsettled);
  return messages[from - 1]?.cursor ?? "";
}

/** What is here with everything behind `cursor` renewed. */
export function putTail(held: Part, cursor: string, page: MessagePage): Part {
  if (cursor === "") return putNewest(held, page);
  const kept = held.messages.slice(0, held.messages.findIndex((message) => message.cursor === cursor) + 1);
  const renewed = new Set(page.messages.map((message) => message.id));
  return { ...held, messages: [...kept.filter((message) => !renewed.has(message.id)), ...page.messages], pending: page.pending };
}

/** The newest page over what is here; where the two do not touch, what is here is dropped: it would leave a gap. */
function putNewest(held: Part, page: MessagePage): Part {
  const first = page.messages[0];
  const at = held.messages.findIndex((message) => message.id === first?.id);
  if (at < 0) return { messages: page.messages, before: page.before, pending: page.pending };
  return { ...held, messages: [...held.messages.slice(0, at), ...page.messages], pending: page.pending };
}

/** What is here with an older page before it. */
export function putOlder(held: Part, page: MessagePage): Part {
  const known = new Set(held.messages.map((message) => message.id));
  return { ...held, messages: [...page.messages.filter((message) => !known.has(message.id)), ...held.messages], before: page.before };
}
