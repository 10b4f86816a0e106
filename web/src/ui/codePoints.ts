/** The server counts code points, JavaScript counts UTF-16 units: an emoji is one there and two here. */

export type Span = readonly [start: number, end: number];

/** A piece of a text, and which of the spans (by place) cover it. */
export type Piece = { text: string; covers: readonly number[] };

/** Where each code point begins, in UTF-16 units, and at the end the text's length. A lone half counts as one. */
export function unitOffsets(text: string): number[] {
  const offsets = [0];
  for (const char of text) offsets.push((offsets[offsets.length - 1] ?? 0) + char.length);
  return offsets;
}

/** The text of a span given in code points. */
export function sliceSpan(text: string, [start, end]: Span): string {
  const offsets = unitOffsets(text);
  return text.slice(offsets[start] ?? text.length, offsets[end] ?? text.length);
}

/** The code point that a UTF-16 place falls on, such as that of the caret. */
export function pointAt(text: string, unit: number): number {
  return Array.from(text.slice(0, unit)).length;
}

/** Cuts the text wherever a span begins or ends; spans in code points may overlap. Joined, the pieces are the text. */
export function cutAtSpans(text: string, spans: readonly Span[]): Piece[] {
  const offsets = unitOffsets(text);
  const last = offsets.length - 1;
  const within = (point: number) => Math.max(0, Math.min(point, last));
  const cuts = [...new Set([0, last, ...spans.flatMap(([start, end]) => [within(start), within(end)])])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [place, start] of cuts.entries()) {
    const end = cuts[place + 1];
    if (end === undefined) break;
    const covers = spans.flatMap((span, index) => (span[0] <= start && end <= span[1] ? [index] : []));
    pieces.push({ text: text.slice(offsets[start], offsets[end]), covers });
  }
  return pieces;
}

/** As the server reads it: a half of a pair that stands alone becomes the replacement sign, one for one. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}
