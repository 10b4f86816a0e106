/** Words of the server that this page names. */

const EMOTIONS = ["pleased", "calm", "anxious", "complaining", "angry"] as const;

export type Emotion = (typeof EMOTIONS)[number];

export function emotionOf(word: string | null): Emotion | undefined {
  return EMOTIONS.find((known) => known === word);
}
