/** What other features use of drafts. */

export { DraftLine } from "./DraftLine";
export { DraftSettings } from "./DraftSettings";
