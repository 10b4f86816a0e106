import { describe, expect, it } from "vitest";
import type { Option } from "@/api/types";
import { lycheeCase } from "@/testing/cast";
import { costOf, whyApproval } from "./limits";

const money = (limit: number | null, fourEyes: number | null) => ({ ...lycheeCase().money, limit_fen: limit, four_eyes_fen: fourEyes });

describe("whose yes a choice needs (T7)", () => {
  it("holds limits against the larger of what moves and what the goods cost", () => {
    const option = { cost: { goods: 6000 } } as Option;
    expect([costOf(option, 5000), costOf(option, 8000), costOf(option, null)]).toEqual([6000, 8000, 6000]);
  });

  it("asks above the own limit, and above the shop's sum whoever it is", () => {
    expect(whyApproval(money(5000, null), 5000)).toBeNull();
    expect(whyApproval(money(5000, null), 5001)).toBe("limit");
    expect(whyApproval(money(null, 7000), 7000)).toBeNull();
    expect(whyApproval(money(null, 7000), 7001)).toBe("fourEyes");
  });
});
