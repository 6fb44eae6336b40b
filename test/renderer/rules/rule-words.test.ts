import { expect, test } from "vitest";

import { Condition } from "../../../src/core/match.ts";
import type { Rule } from "../../../src/core/notification-rule.ts";
import { blankCondition, blankRule, ruleWarnings, withOperator } from "../../../src/renderer/rules/rule-words.ts";

const asha = {
  name: "Asha",
  email: "asha@x.example",
  phone: null,
  hasDevice: false,
  layers: [{ seconds: 120, layer: "layer 1 of Night" }],
};
const rule = (more: Partial<Rule>): Rule => ({ ...blankRule, conditions: [blankCondition], ...more });

test("what a rule begins with is right", () => {
  expect(Condition.safeParse(blankCondition).success).toBe(true);
  expect(ruleWarnings([rule({})], [asha])).toEqual([]);
});

test("a value becomes what the operator takes, and is lost to none", () => {
  expect(withOperator(blankCondition, "is")).toMatchObject({ value: "CRITICAL" });
  expect(withOperator(withOperator(blankCondition, "is"), "is_none_of")).toMatchObject({ value: ["CRITICAL"] });
  expect(withOperator(blankCondition, "is_set")).toMatchObject({ value: null });
  for (const operator of ["is", "is_none_of", "is_set", "contains"] as const)
    expect(Condition.safeParse(withOperator(blankCondition, operator)).success, operator).toBe(true);
});

test("steps that a layer's end cuts off, channels without an address, and rules that are never reached are told", () => {
  const late = rule({
    steps: [
      { channel: "EMAIL", delay_seconds: 120 },
      { channel: "SMS", delay_seconds: 0 },
    ],
  });
  expect(ruleWarnings([late], [asha])).toEqual([
    {
      path: "rules.0",
      message: "Asha: EMAIL after 120 s is never reached on layer 1 of Night, which ends after 120 s",
    },
    { path: "rules.0", message: "Asha has no usable address for SMS" },
  ]);
  expect(ruleWarnings([rule({ steps: [] })], [asha])).toEqual([
    { path: "rules.0", message: "tells nothing of what it fits" },
  ]);
  expect(ruleWarnings([blankRule, late], [asha])).toEqual([
    { path: "rules.1", message: "is never reached: rule 1 fits every call" },
  ]);
});
