import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { AMIN } from "@/testing/cast";
import { renderPage } from "@/testing/render";
import type { Incident, Policy } from "../shapes";
import type { Act } from "../useIncidents";
import { PolicyPanel } from "./PolicyPanel";

const POLICY: Policy = {
  no: 1, state: "in_force", offers: { signed: { outcome: "small_payment", amount_fen: 300, percent: null, words: "" } }, begin: false, proactive: true,
  orders: 79, sum_fen: 23700, by: AMIN, at: "2026-09-01T10:00:00Z", answered_by: null, answered_at: null, answer: "", approvers: [], may_approve: false, may_decline: false,
};
const incident = (state: Incident["state"]): Incident => ({ state, policy: POLICY, may: { decide: false } }) as Incident;

test.each([
  ["open", 1],
  ["closed", 0],
] as const)("W10 a policy is under way while its incident is %s only", async (state, tags) => {
  renderPage(<PolicyPanel incident={incident(state)} act={{} as Act} />);
  expect(await screen.findByText("小额打款")).toBeTruthy();
  expect(screen.queryAllByText("执行中")).toHaveLength(tags);
});
