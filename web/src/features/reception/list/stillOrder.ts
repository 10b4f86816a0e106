/** A list that does not move under the mouse. */

/**
 * The order to show while the mouse rests in the list: what is shown stays where it is, though it would sort elsewhere
 * or has left the tab; what sorts behind all of it may follow, everything else waits.
 */
export function holdOrder(shown: readonly number[], arranged: readonly number[]): number[] {
  const known = new Set(shown);
  const last = arranged.findLastIndex((id) => known.has(id));
  return [...shown, ...arranged.slice(last + 1).filter((id) => !known.has(id))];
}

/** How many wait to come in until the mouse leaves. */
export function countWaiting(shown: readonly number[], arranged: readonly number[]): number {
  const known = new Set(shown);
  return arranged.filter((id) => !known.has(id)).length;
}

export function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id, place) => other[place] === id);
}
