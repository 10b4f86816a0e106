/** A layout for virtual lists: jsdom has none, and a list without a height shows nothing. */

import { afterAll, beforeAll } from "vitest";

const BOX = 640;
const LINE = 64;

/** While this file's tests run every box is 640 high, every line of a list 64, and scrolling moves and is heard. */
export function giveLayout(): void {
  const layout: [object, string, PropertyDescriptor][] = [
    [HTMLElement.prototype, "offsetHeight", { get: heightOf }],
    [HTMLElement.prototype, "offsetWidth", { value: BOX }],
    [Element.prototype, "clientHeight", { value: BOX }],
    [Element.prototype, "scrollHeight", { get: scrollHeightOf }],
    [Element.prototype, "scrollTo", { value: scrollTo }],
  ];
  const kept = layout.map(([of, name]) => Object.getOwnPropertyDescriptor(of, name));
  beforeAll(() => {
    for (const [of, name, how] of layout) Object.defineProperty(of, name, { configurable: true, ...how });
  });
  afterAll(() => {
    for (const [place, [of, name]] of layout.entries()) Object.defineProperty(of, name, kept[place] ?? { value: undefined, configurable: true });
  });
}

function heightOf(this: HTMLElement): number {
  return this.dataset["index"] === undefined ? BOX : LINE;
}

/** A virtual list gives the sheet inside of it the height of all its lines. */
function scrollHeightOf(this: Element): number {
  const sheet = this.firstElementChild;
  return Math.max(BOX, sheet instanceof HTMLElement ? parseFloat(sheet.style.height) || 0 : 0);
}

function scrollTo(this: Element, to?: ScrollToOptions | number): void {
  if (typeof to === "object") this.scrollTop = to.top ?? 0;
  this.dispatchEvent(new Event("scroll"));
}
