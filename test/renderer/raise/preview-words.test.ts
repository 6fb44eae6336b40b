import { expect, test } from "vitest";

import type { ChannelHealth } from "../../../src/contract/room.ts";
import type { Channel } from "../../../src/core/alert.ts";
import { type Configuration, NewConfiguration } from "../../../src/core/configuration.ts";
import type { Plan } from "../../../src/core/plan.ts";
import { inWords, previewWords } from "../../../src/renderer/raise/preview-words.ts";

const recipient = (name: string, channels: readonly Channel[], email: string | null = null) => ({
  name,
  channels,
  email,
  phone: "+919845012345",
});
const configuration = (change: object): Configuration => ({
  ...NewConfiguration.parse({
    config_name: "Protocol",
    primary_recipients: [recipient("Asha", ["SMS", "EMAIL"])],
    escalation_recipients: [recipient("Chief", ["VOICE"])],
    escalation_threshold_seconds: 150,
    notification_channels: ["EMAIL", "SMS", "VOICE"],
    ...change,
  }),
  id: "c",
  number: 1,
  created_at: 0,
});
const plan = (change: object = {}): Plan => ({
  configuration: configuration(change),
  why: "priority 100, covers SOS",
  others: [],
  owner: null,
});
const health = (channel: Channel, state: ChannelHealth["state"]) => ({ channel, state, note: null, waiting: 0 });

test("says who is told at once and who later, on channels that can reach them", () => {
  expect(previewWords(plan(), [])).toEqual({
    title: "Protocol",
    why: "priority 100, covers SOS",
    steps: [
      { when: "At once", who: [{ name: "Asha", channels: ["SMS"] }] },
      { when: "After 2 min 30 s", who: [{ name: "Chief", channels: ["Voice"] }] },
    ],
    warnings: [],
    isNobodyTold: false,
  });
});

test("a channel that the configuration does not allow is not promised", () => {
  const words = previewWords(plan({ notification_channels: ["PUSH"] }), []);
  expect(words.isNobodyTold).toBe(true);
  expect(words.warnings).toContain("Asha cannot be reached on any channel");
});

test("warns of used channels that are failing or not set up, and of no others", () => {
  const { warnings } = previewWords(plan(), [
    health("SMS", "failing"),
    health("VOICE", "not_set_up"),
    health("PUSH", "failing"),
  ]);
  expect(warnings).toEqual(["SMS is failing now", "Voice is not set up"]);
});

test("says when nobody follows", () => {
  for (const change of [{ enable_escalation: false }, { escalation_recipients: null }]) {
    const words = previewWords(plan(change), []);
    expect(words.steps).toHaveLength(1);
    expect(words.warnings).toEqual(["Nobody else is told when nobody acknowledges"]);
  }
});

test("without a configuration only the owner is told, or nobody", () => {
  const none: Plan = {
    configuration: null,
    why: "no enabled configuration covers ROUTE_DEVIATION",
    others: [],
    owner: null,
  };
  expect(previewWords(none, [])).toMatchObject({
    isNobodyTold: true,
    why: "no enabled configuration covers Route deviation",
  });
  const owned = previewWords({ ...none, owner: { name: "Priya", email: "p@x.example" } }, [
    health("EMAIL", "not_set_up"),
  ]);
  expect(owned).toMatchObject({ isNobodyTold: false, warnings: ["Email is not set up"] });
  expect(previewWords({ ...none, owner: { name: "Priya", email: null } }, []).isNobodyTold).toBe(true);
});

test.each([
  [30, "30 s"],
  [60, "1 min"],
  [150, "2 min 30 s"],
  [3600, "60 min"],
])("%i seconds are %s", (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});
