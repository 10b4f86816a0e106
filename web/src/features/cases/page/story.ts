/** The strands of a case's story. */

import type { StoryLine } from "@/api/types";

export const GROUPS = ["us", "buyer", "platform", "system"] as const;
export type Group = (typeof GROUPS)[number];

const OF_BUYER = new Set(["case.contacted", "case.wish_recorded", "after_sale.applied"]);

/** Talk with the buyer is one strand, whoever wrote it down; the rest follows who did it. */
export function groupOf(line: Pick<StoryLine, "kind" | "actor">): Group {
  if (OF_BUYER.has(line.kind)) return "buyer";
  if (line.actor.kind === "staff") return "us";
  return line.actor.kind === "platform" ? "platform" : "system";
}
