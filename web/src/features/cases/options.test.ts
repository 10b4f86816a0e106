import { expect, test } from "vitest";
import type { Decision } from "@/api/types";
import { lycheeCase, optionOf } from "@/testing/cast";
import { closedOptions, openOptions } from "./options";

function decide(recommended: Decision["recommended"]): Decision {
  const options = [
    optionOf("small_payment", "offerable", 900),
    optionOf("refund_only", "owed", 4000),
    optionOf("return_refund", "owed", 2500),
    optionOf("exchange", "closed", 0),
    optionOf("reship", "offerable", 700),
    optionOf("refuse", "closed", 0),
  ];
  return { ...lycheeCase().decision, options, recommended };
}

const names = (decision: Decision) => openOptions(decision).map((option) => option.outcome);

test("T7 the recommended outcome comes first, then what is owed, then offers, each from cheap to dear", () => {
  expect(names(decide("refund_only"))).toEqual(["refund_only", "return_refund", "reship", "small_payment"]);
});

test("T7 a cheaper offer never stands before what the buyer is owed", () => {
  expect(names(decide(null))).toEqual(["return_refund", "refund_only", "reship", "small_payment"]);
});

test("closed outcomes are set apart, in the order of the decision", () => {
  expect(closedOptions(decide(null)).map((option) => option.outcome)).toEqual(["exchange", "refuse"]);
});
