// "acknowledged means acked by all destinations": each acknowledgement stops its own track, the last makes the alert taken.
import { describe, expect, test } from "vitest";

import { faultOf } from "../../src/core/audit.ts";
import { defaultPolicy } from "../../src/core/escalation-policy.ts";
import type { OnCallPerson, Roster } from "../../src/core/on-call-track.ts";
import { emergencyResponse } from "../kit/configurations.ts";
import { type Story, tellStory, triggeredAt } from "../kit/alert-story.ts";

const person = (name: string): OnCallPerson => ({
  user_id: name.toLowerCase(),
  name,
  email: `${name.toLowerCase()}@company.com`,
  phone: null,
  steps: [{ channel: "EMAIL", delay_seconds: 0 }],
});
const teams: Readonly<Record<string, readonly (readonly string[])[]>> = {
  gate: [["Alice", "Adam"], ["Bob"]],
  room: [["Dora"], ["Emil"]],
};
const roster: Roster = {
  team: (ref) => (teams[ref] === undefined ? null : { id: ref, name: ref, policy: defaultPolicy(ref) }),
  onCall: (ref, layer) => (teams[ref]?.[layer - 1] ?? []).map(person),
  people: () => [],
};

const tell = (configuration: object | null = null): Story =>
  tellStory(configuration, { acknowledge_by: "every_destination" }, false, undefined, roster, ["gate", "room"]);

const minutes = (value: number): number => value * 60;
/** As `name kind`, without the account's owner. */
const told = (story: Story): readonly string[] =>
  story
    .state()
    .notifications.filter(({ kind }) => kind !== "unconfigured")
    .map(({ recipient_name, kind }) => `${recipient_name} ${kind}`);
const running = (story: Story): readonly string[] =>
  story
    .state()
    .alert.tracks.filter(({ status, kind }) => status === "running" && kind === "team")
    .map(({ name }) => name);
const faultAt = (story: Story, seconds: number): unknown =>
  faultOf(story.state().alert, true, triggeredAt + seconds * 1000);

test("an acknowledgement stops its own track only, and its own people hear of it", () => {
  const story = tell();
  expect(told(story)).toEqual(["Alice triggered", "Adam triggered", "Dora triggered"]);
  expect(story.does(60, "acknowledge", "Alice")).toBeNull();
  expect(story.state().alert).toMatchObject({
    status: "TRIGGERED",
    acknowledged_at: triggeredAt + 60_000,
    response_time_seconds: 60,
    acknowledged_by: null,
  });
  expect(running(story)).toEqual(["room"]);
  expect(story.state().notifications.find(({ recipient_name }) => recipient_name === "Dora")?.status).toBe("queued");
  story.at(minutes(5), { kind: "step" });
  expect(told(story)).toEqual([
    "Alice triggered",
    "Adam triggered",
    "Dora triggered",
    "Adam status_changed",
    "Emil escalated",
  ]);
  expect(faultAt(story, minutes(5))).toBeNull();
});

test("the last acknowledgement makes it taken, and nobody is asked after it", () => {
  const story = tell();
  story.does(60, "acknowledge", "Alice");
  story.does(90, "acknowledge", "Dora");
  expect(story.state().alert).toMatchObject({
    status: "ACKNOWLEDGED",
    acknowledged_by: "Dora",
    acknowledged_at: triggeredAt + 60_000,
    next_escalation_at: null,
  });
  const before = told(story);
  for (const minute of [5, 15, 30]) story.at(minutes(minute), { kind: "step" });
  expect(told(story)).toEqual(before);
});

test("the same destination twice is refused; somebody who was not asked says for which", () => {
  const story = tell();
  story.does(60, "acknowledge", "Alice");
  expect(story.does(61, "acknowledge", "Adam")).toMatchObject({
    kind: "conflict",
    detail: expect.stringContaining("room"),
  });
  expect(story.does(62, "acknowledge", "Zoe")).toMatchObject({ detail: expect.stringContaining("say for which") });
  const forRoom = { kind: "acknowledge", by: "Zoe", by_id: null, notes: null, track_id: "room" } as const;
  expect(story.at(63, { ...forRoom, track_id: "nowhere" })).toMatchObject({ kind: "conflict" });
  expect(story.at(64, forRoom)).toBeNull();
  expect(story.state().alert.status).toBe("ACKNOWLEDGED");
});

test("a configuration's recipients are a destination, too", () => {
  const story = tell({ ...emergencyResponse, notify_on_status_change: false });
  story.does(60, "acknowledge", "Alice");
  story.does(61, "acknowledge", "Dora");
  expect(story.state().alert.status).toBe("TRIGGERED");
  story.does(62, "acknowledge", "Security Manager");
  expect(story.state().alert.status).toBe("ACKNOWLEDGED");
});

describe("a destination that never answers", () => {
  test("drops the alert although another has acknowledged; it can still be taken for it", () => {
    const story = tell();
    story.does(60, "acknowledge", "Alice");
    for (const minute of [5, 15, 30]) story.at(minutes(minute), { kind: "step" });
    expect(story.state().alert.status).toBe("DROPPED");
    expect(faultAt(story, minutes(30))).toBeNull();
    story.does(minutes(31), "acknowledge", "Dora");
    expect(story.state().alert.status).toBe("ACKNOWLEDGED");
  });

  test("drops it also when it had run out before the other acknowledged", () => {
    const story = tell();
    story.does(1, "reject", "Dora");
    story.does(2, "reject", "Emil");
    expect(running(story)).toEqual(["gate"]);
    story.does(60, "acknowledge", "Alice");
    expect(story.state().alert.status).toBe("DROPPED");
  });
});

test("escalating by hand leaves those alone who have acknowledged; handing back asks all again", () => {
  const story = tell();
  story.does(60, "acknowledge", "Alice");
  story.does(61, "escalate");
  expect(told(story).at(-1)).toBe("Emil escalated");
  expect(told(story)).not.toContain("Bob escalated");
  story.does(70, "acknowledge", "Emil");
  story.does(80, "unacknowledge");
  expect(running(story)).toEqual(["gate", "room"]);
  story.does(90, "acknowledge", "Alice");
  expect(story.state().alert.status).toBe("TRIGGERED");
});
