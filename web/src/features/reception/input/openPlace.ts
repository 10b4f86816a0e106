/** What a phrase or a draft leaves to fill in: 【运单号】. A buyer who reads it knows that nobody did. */

const OPEN = /【[^【】]{1,40}】/;

/** The first such place of a text. */
export function openPlace(text: string): string | null {
  return OPEN.exec(text)?.[0] ?? null;
}

/** Marks the first one, so that what is typed next takes its place. */
export function selectOpenPlace(field: HTMLTextAreaElement | null): void {
  const found = field && OPEN.exec(field.value);
  if (found) field.setSelectionRange(found.index, found.index + found[0].length);
}
