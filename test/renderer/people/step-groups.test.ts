import { expect, test } from "vitest";

import type { Step } from "../../../src/core/notification-rule.ts";
import {
  addGroup,
  groupSteps,
  moveGroup,
  removeGroup,
  toggleChannel,
} from "../../../src/renderer/people/step-groups.ts";

const steps: readonly Step[] = [
  { channel: "VOICE", delay_seconds: 60 },
  { channel: "SMS", delay_seconds: 0 },
  { channel: "EMAIL", delay_seconds: 0 },
];

test("what comes at the same time stands together, soonest first", () => {
  expect(groupSteps(steps)).toEqual([
    { delay_seconds: 0, channels: ["EMAIL", "SMS"] },
    { delay_seconds: 60, channels: ["VOICE"] },
  ]);
});

test("the last channel of a time takes the time away with it", () => {
  const after = toggleChannel(steps, 60, "VOICE");
  expect(groupSteps(after)).toEqual([{ delay_seconds: 0, channels: ["EMAIL", "SMS"] }]);
});

test("a time moved onto another becomes one with it, and names no channel twice", () => {
  const both = [...steps, { channel: "SMS", delay_seconds: 60 } as const];
  expect(moveGroup(both, 60, 0)).toEqual([
    { channel: "EMAIL", delay_seconds: 0 },
    { channel: "SMS", delay_seconds: 0 },
    { channel: "VOICE", delay_seconds: 0 },
  ]);
});

test("a later step takes a channel that was not asked yet", () => {
  expect(addGroup(steps, ["EMAIL", "SMS", "VOICE", "WHATSAPP"])?.at(-1)).toEqual({
    channel: "WHATSAPP",
    delay_seconds: 120,
  });
  expect(addGroup([], [])).toEqual([{ channel: "EMAIL", delay_seconds: 0 }]);
});

test("no step is later than a day", () => {
  expect(addGroup([{ channel: "SMS", delay_seconds: 86_400 }], ["SMS"])).toBeNull();
});

test("a time can be taken away whole", () => {
  expect(removeGroup(steps, 0)).toEqual([{ channel: "VOICE", delay_seconds: 60 }]);
});
