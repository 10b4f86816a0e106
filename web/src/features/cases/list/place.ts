/** Where each list was scrolled to, for as long as the tab lives. */

const KEY = "heqi.place:";

export function placeOf(list: string): number {
  return Number(sessionStorage.getItem(KEY + list)) || 0;
}

export function keepPlace(list: string, offset: number): void {
  sessionStorage.setItem(KEY + list, String(Math.round(offset)));
}
