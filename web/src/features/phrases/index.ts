/** What other features use of phrases. */

export { PhrasePane } from "./PhrasePane";
export { PhrasePicker } from "./PhrasePicker";
export type { OnTake, TakenFrom } from "./shapes";
