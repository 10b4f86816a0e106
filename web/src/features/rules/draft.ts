/** A change to a rule while it is being made: texts as typed, and what they come to. */

import type { RuleRow } from "@/api/types";
import { readYuan } from "@/ui/money";

export type Changes = Record<string, number | boolean | string>;
export type RuleNumber = RuleRow["numbers"][number];
export type Draft = { numbers: Readonly<Record<string, string>>; active: boolean; confirmed: boolean };

export function draftOf(rule: RuleRow): Draft {
  return {
    numbers: Object.fromEntries(rule.numbers.map((number) => [number.name, textOf(number)])),
    active: rule.active,
    confirmed: rule.override?.changes.confidence === "merchant",
  };
}

/** A number as a person reads and types it: yuan for fen. */
export function textOf({ unit, value }: RuleNumber): string {
  if (value === null) return "";
  return unit === "fen" ? String(value / 100) : String(value);
}

/** The number that a text stands for; null when it is none, or lies outside the bounds. */
export function readNumber(number: RuleNumber, text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  const read = number.unit === "fen" ? readYuan(plain) : /^\d{1,9}$/.test(plain) ? Number(plain) : null;
  return read === null || read < number.min || read > number.max ? null : read;
}

/** Fields whose text cannot be used. A field that was empty from the start may stay so. */
export function wrongFields(rule: RuleRow, draft: Draft): string[] {
  return rule.numbers.filter((number) => !isUntouched(number, draft) && readNumber(number, draft.numbers[number.name] ?? "") === null).map((number) => number.name);
}

/** The whole override that the draft comes to: everything that differs from the rule as it ships. */
export function changesOf(rule: RuleRow, draft: Draft): Changes {
  const changes: Changes = {};
  for (const number of rule.numbers) {
    const value = readNumber(number, draft.numbers[number.name] ?? "");
    if (value !== null && value !== number.shipped) changes[`then.${number.name}`] = value;
  }
  if (draft.confirmed) changes.confidence = "merchant";
  return draft.active ? changes : { active: false };
}

export function isDirty(rule: RuleRow, draft: Draft): boolean {
  const before = draftOf(rule);
  return before.active !== draft.active || before.confirmed !== draft.confirmed || rule.numbers.some((number) => !isUntouched(number, draft));
}

function isUntouched(number: RuleNumber, draft: Draft): boolean {
  return textOf(number) === draft.numbers[number.name];
}
