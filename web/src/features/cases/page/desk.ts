/** What every part of the case page shares: the case, the session's say in it, and the way to act on it. */

import { createContext, use } from "react";
import type { CaseDetail } from "@/api/types";

export type Desk = {
  detail: CaseDetail;
  /**
   * Runs a call with the version on screen and shows what the server answers.
   * Resolves to whether it went through; a failure is told where the person looks, typed text stays.
   */
  act: (call: (version: number) => Promise<CaseDetail>) => Promise<boolean>;
  busy: boolean;
  /** What failed last, for the dialog that asked; null once something went through. */
  failure: Error | null;
  forgetFailure: () => void;
};

export const DeskContext = createContext<Desk | null>(null);

export function useCaseDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("useCaseDesk outside a case page");
  return desk;
}
