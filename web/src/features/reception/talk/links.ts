/** Addresses in a message. None of them is ever made a link: what a buyer sends may lead anywhere (M10). */

import type { Span } from "@/ui/codePoints";

const LINK = /(?:https?:\/\/|www\.)[^\s<>"'，。！？、；：（）【】《》]+|(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|top|xyz|shop|vip|cc|io|me|ly)(?:\/[^\s<>"'，。！？、；：（）【】《》]*)?(?![\w-])/gi;

/** Where they stand, in code points. */
export function findLinks(text: string): Span[] {
  return [...text.matchAll(LINK)].map((found) => {
    const start = Array.from(text.slice(0, found.index)).length;
    return [start, start + Array.from(found[0]).length] as const;
  });
}
