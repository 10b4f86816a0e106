import { createContext, use } from "react";
import type { Hear, LiveState } from "./events";

export type Live = { state: LiveState; listen: (hear: Hear) => () => void };

export const LiveContext = createContext<Live>({ state: "waiting", listen: () => () => undefined });

export function useLive(): Live {
  return use(LiveContext);
}
