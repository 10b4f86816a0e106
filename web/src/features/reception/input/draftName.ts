/** The name of what a person has begun to answer in a talk: their own, also where several share a browser. */
export function draftName(staffId: number, talkId: number): string {
  return `${staffId}.talk.${talkId}`;
}
