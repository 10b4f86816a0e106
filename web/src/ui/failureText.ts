/** An error in the words of the person who sees it. */

import type { TFunction } from "i18next";
import { ApiFailure } from "@/api/errors";
import { pick } from "@/i18n";

export type FailureText = { title: string; advice: string };

/** Title: what happened. Advice: what to do. The server's own sentence says both, so it stands alone. */
export function describeFailure(error: unknown, t: TFunction): FailureText {
  if (!(error instanceof ApiFailure)) return { title: t("failure.unknown.title"), advice: t("failure.unknown.advice") };
  if (error.message) return { title: pick(error.message, error.messageEn), advice: "" };
  if (error.status === 0) return { title: t("failure.down.title"), advice: t("failure.down.advice") };
  if (error.status >= 500) return { title: t("failure.server.title"), advice: t("failure.server.advice") };
  return { title: t("failure.unknown.title"), advice: t("failure.unknown.advice") };
}

/** The same as one line, for a toast or beside a field. */
export function failureLine(error: unknown, t: TFunction): string {
  const { title, advice } = describeFailure(error, t);
  return [title, advice].filter(Boolean).join(pick("。", ". "));
}
