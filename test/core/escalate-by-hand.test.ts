// Somebody escalates to a layer that they choose.
import { expect, test } from "vitest";

import { defaultPolicy } from "../../src/core/escalation-policy.ts";
import type { OnCallPerson, Roster } from "../../src/core/on-call-track.ts";
import { type Story, tellStory } from "../kit/alert-story.ts";

const person = (name: string): OnCallPerson => ({
  user_id: name.toLowerCase(),
  name,
  email: `${name.toLowerCase()}@company.com`,
  phone: null,
  steps: [{ channel: "EMAIL", delay_seconds: 0 }],
});
const teams: Readonly<Record<string, readonly (readonly string[])[]>> = {
  gate: [["Alice"], ["Bob"], ["Charlie"]],
  room: [["Dora"], []],
};
const roster: Roster = {
  team: (ref) => (teams[ref] === undefined ? null : { id: ref, name: ref, policy: defaultPolicy(ref) }),
  onCall: (ref, layer) => (teams[ref]?.[layer - 1] ?? []).map(person),
  people: () => [],
};

const tell = (...called: readonly string[]): Story => tellStory(null, {}, false, undefined, roster, called);
const escalate = (story: Story, seconds: number, where: object) =>
  story.at(seconds, { kind: "escalate", by: "Omar", by_id: null, notes: null, ...where });
const told = (story: Story): readonly string[] =>
  story
    .state()
    .notifications.filter(({ kind }) => kind !== "unconfigured")
    .map(({ recipient_name, kind }) => `${recipient_name} ${kind}`);

test("a layer that is skipped to is asked at once, for its own time, and the next follows from there", () => {
  const story = tell("gate");
  expect(escalate(story, 60, { layer: 3 })).toBeNull();
  expect(told(story)).toEqual(["Alice triggered", "Charlie escalated"]);
  const [, gate] = story.state().alert.tracks;
  expect(gate).toMatchObject({ layer: 3, round: 0, status: "running" });
  expect(story.state().alert).toMatchObject({ step_started_at: story.state().alert.triggered_at + 60_000 });
  expect(story.state().alert.next_escalation_at).toBe(story.state().alert.triggered_at + (60 + 900) * 1000);
  story.at(60 + 900, { kind: "step" });
  expect(story.state().alert.status).toBe("DROPPED");
  expect(told(story)).toEqual(["Alice triggered", "Charlie escalated"]);
});

test("a layer that was asked before is asked again, with messages of its own", () => {
  const story = tell("gate");
  // What still waits to be sent is not queued twice.
  const sent = {
    kind: "attempted",
    outcome: "sent",
    provider_id: null,
    error: null,
    cost: null,
    next_at: null,
  } as const;
  for (const { id } of story.state().notifications) story.at(1, { ...sent, notification_id: id });
  story.at(300, { kind: "step" });
  expect(escalate(story, 310, { layer: 1 })).toBeNull();
  expect(told(story)).toEqual(["Alice triggered", "Bob escalated", "Alice escalated"]);
  expect(story.state().alert.tracks[1]).toMatchObject({ layer: 1, round: 1 });
});

test("an acknowledged alert becomes open again", () => {
  const story = tell("gate");
  story.does(10, "acknowledge", "Alice");
  expect(escalate(story, 20, { layer: 2 })).toBeNull();
  expect(story.state().alert).toMatchObject({ status: "TRIGGERED", acknowledged_by: null });
});

test("one track moves and the others are left as they are", () => {
  const story = tell("gate", "room");
  expect(escalate(story, 10, { layer: 2 })).toMatchObject({ kind: "invalid", errors: [{ path: "track_id" }] });
  expect(escalate(story, 10, { layer: 2, track_id: "team:gate" })).toBeNull();
  expect(escalate(story, 11, { track_id: "gate" })).toBeNull();
  expect(told(story)).toEqual(["Alice triggered", "Dora triggered", "Bob escalated", "Charlie escalated"]);
  expect(story.state().alert.tracks.map(({ layer }) => layer)).toEqual([1, 3, 1]);
});

test.each([
  ["nobody is on call there", { layer: 2, track_id: "room" }, "Nobody is on call on layer 2 of room now"],
  ["there is no such layer", { layer: 4, track_id: "gate" }, "gate has no layer 4"],
  ["the alert does not run it", { layer: 1, track_id: "elsewhere" }, "was not sent to elsewhere"],
  ["a configuration has no layers", { layer: 1, track_id: "configuration" }, "no layers to choose from"],
])("is refused, and nothing changes, when %s", (_when, where, words) => {
  const story = tell("gate", "room");
  const before = story.events().length;
  expect(escalate(story, 10, where)).toMatchObject({ detail: expect.stringContaining(words) });
  expect(story.events()).toHaveLength(before);
});
