// Seed 000, "On-Call Schedule Workflow", with its examples: layers of 5, 10 and 15 minutes, Alice, Bob and Charlie.
import { describe, expect, test } from "vitest";

import { defaultPolicy, type PolicyFields } from "../../src/core/escalation-policy.ts";
import type { OnCallPerson, Roster } from "../../src/core/on-call-track.ts";
import { emergencyResponse } from "../kit/configurations.ts";
import { type Story, tellStory } from "../kit/alert-story.ts";

const person = (name: string, steps: OnCallPerson["steps"] = [{ channel: "SMS", delay_seconds: 0 }]): OnCallPerson => ({
  user_id: name.toLowerCase(),
  name,
  email: `${name.toLowerCase()}@company.com`,
  phone: `+9100000${name.length}`,
  steps,
});
const alice = person("Alice");
const bob = person("Bob");
const charlie = person("Charlie");

type Layers = Readonly<Record<number, readonly OnCallPerson[]>>;
const staffed: Layers = { 1: [alice], 2: [bob], 3: [charlie] };

function rosterOf(
  teams: Readonly<Record<string, { readonly policy?: Partial<PolicyFields>; readonly layers: Layers }>>,
): Roster {
  return {
    team: (ref) => {
      const team = teams[ref];
      return team === undefined
        ? null
        : { id: ref, name: `Team ${ref}`, policy: { ...defaultPolicy(ref), ...team.policy } };
    },
    onCall: (ref, layer) => teams[ref]?.layers[layer] ?? [],
    people: (ids) => [alice, bob, charlie, person("Dora")].filter(({ user_id }) => ids.includes(user_id)),
  };
}

const tell = (
  policy: Partial<PolicyFields> = {},
  layers: Layers = staffed,
  more: Parameters<typeof rosterOf>[0] = {},
): Story => tellStory(null, {}, false, undefined, rosterOf({ a: { policy, layers }, ...more }), ["a"]);

/** Who was called, in order, without the account's owner. */
const called = (story: Story): readonly string[] =>
  story
    .state()
    .notifications.filter(({ kind }) => kind === "triggered" || kind === "escalated")
    .map(({ recipient_name }) => recipient_name);
const minutes = (value: number): number => value * 60;
/** Comes to each moment with everything sent that was due before, and lets the engine step. */
function goThrough(story: Story, ...moments: readonly number[]): void {
  for (const moment of moments) {
    const { alert, notifications } = story.state();
    for (const { id, next_attempt_at } of notifications)
      if (next_attempt_at !== null && next_attempt_at < alert.triggered_at + moment * 1000)
        story.at(moment, {
          kind: "attempted",
          notification_id: id,
          outcome: "sent",
          provider_id: null,
          error: null,
          cost: null,
          next_at: null,
        });
    story.at(moment, { kind: "step" });
  }
}
const texts = (story: Story): readonly string[] =>
  story
    .events()
    .map(({ type }) => type)
    .filter((type) => type.startsWith("track."));

test("layer 1 is asked at once", () => {
  const story = tell();
  expect(called(story)).toEqual(["Alice"]);
  expect(story.state().alert.tracks[1]).toMatchObject({
    layer: 1,
    status: "running",
    responders: [{ name: "Alice", answer: "waiting" }],
  });
});

test("acknowledged at 1 minute: nobody else is ever asked", () => {
  const story = tell();
  story.does(minutes(1), "acknowledge", "Alice");
  goThrough(story, minutes(5), minutes(15), minutes(30));
  expect(called(story)).toEqual(["Alice"]);
  expect(story.state().alert.tracks[1]).toMatchObject({ status: "stopped", responders: [{ answer: "acknowledged" }] });
});

test("rejected at 1 minute: the next layer is asked at once", () => {
  const story = tell();
  story.does(minutes(1), "reject", "Alice");
  expect(called(story)).toEqual(["Alice", "Bob"]);
  goThrough(story, minutes(5), minutes(10.9));
  expect(called(story)).toEqual(["Alice", "Bob"]);
  goThrough(story, minutes(11));
  expect(called(story)).toEqual(["Alice", "Bob", "Charlie"]);
});

test("one of two rejects: the layer goes on until both have, or time is up", () => {
  const story = tell({}, { ...staffed, 1: [alice, person("Dora")] });
  story.does(minutes(1), "reject", "Alice");
  expect(called(story)).toEqual(["Alice", "Dora"]);
  story.does(minutes(2), "reject", "Dora");
  expect(called(story)).toEqual(["Alice", "Dora", "Bob"]);
});

test("timed out at 5 minutes", () => {
  const story = tell();
  goThrough(story, minutes(5) - 1);
  expect(called(story)).toEqual(["Alice"]);
  goThrough(story, minutes(5));
  expect(called(story)).toEqual(["Alice", "Bob"]);
  expect(story.state().alert.tracks[1]?.responders[0]).toMatchObject({ name: "Alice", answer: "timed_out" });
});

test("dropped at 30 minutes", () => {
  const story = tell();
  goThrough(story, minutes(5), minutes(15), minutes(30) - 1);
  expect(story.state().alert.status).toBe("TRIGGERED");
  goThrough(story, minutes(30));
  expect(story.state().alert).toMatchObject({ status: "DROPPED", next_escalation_at: null });
  expect(called(story)).toEqual(["Alice", "Bob", "Charlie"]);
});

test("repeated from 30 minutes, then dropped", () => {
  const story = tell({ repeat: 1 });
  goThrough(story, ...[5, 15, 30, 35, 45].map(minutes));
  expect(called(story)).toEqual(["Alice", "Bob", "Charlie", "Alice", "Bob", "Charlie"]);
  expect(story.state().alert.tracks[1]?.round).toBe(1);
  goThrough(story, minutes(60));
  expect(story.state().alert.status).toBe("DROPPED");
});

test("reassigned at 30 minutes: the other team's layer 1, by its own schedule and policy", () => {
  const dora = person("Dora");
  const story = tell({ reassign_team_ids: ["b"] }, staffed, { b: { layers: { 1: [dora] } } });
  goThrough(story, ...[5, 15, 30].map(minutes));
  expect(called(story)).toEqual(["Alice", "Bob", "Charlie", "Dora"]);
  expect(story.state().alert.status).toBe("TRIGGERED");
  goThrough(story, minutes(35));
  expect(story.state().alert.status).toBe("DROPPED");
});

test("repeats come before the reassignment", () => {
  const story = tell({ repeat: 1, reassign_user_ids: ["dora"] });
  goThrough(story, ...[5, 15, 30, 35, 45, 60].map(minutes));
  expect(called(story).at(-1)).toBe("Dora");
  expect(called(story)).toHaveLength(7);
});

test("a chain of reassignments that leads back to itself ends", () => {
  const story = tell(
    { reassign_team_ids: ["b"] },
    { 1: [alice] },
    { b: { policy: { reassign_team_ids: ["a"] }, layers: { 1: [bob] } } },
  );
  goThrough(story, ...[5, 10].map(minutes));
  expect(story.state().alert.status).toBe("DROPPED");
});

describe("an empty layer", () => {
  test("is skipped at once, and says so", () => {
    const story = tell({}, { 2: [bob] });
    expect(called(story)).toEqual(["Bob"]);
    expect(texts(story)).toEqual(["track.begun", "track.layer_skipped", "track.layer_started"]);
  });

  test("everywhere drops the alert at minute 0", () => {
    const story = tell({ repeat: 3 }, {});
    expect(story.state().alert.status).toBe("DROPPED");
    expect(texts(story)).toEqual(["track.begun", ...Array<string>(3).fill("track.layer_skipped"), "track.exhausted"]);
  });

  test("everywhere hands over at once where there is somebody to hand to", () => {
    expect(called(tell({ reassign_user_ids: ["charlie"] }, {}))).toEqual(["Charlie"]);
  });
});

describe("a person's own steps", () => {
  const patient = person("Alice", [
    { channel: "PUSH", delay_seconds: 0 },
    { channel: "SMS", delay_seconds: 60 },
    { channel: "VOICE", delay_seconds: 400 },
  ]);

  test("run inside the layer; what its end would cut off is never queued", () => {
    const story = tell({}, { ...staffed, 1: [patient] });
    const { notifications, alert } = story.state();
    const mine = notifications.filter(({ recipient_name }) => recipient_name === "Alice");
    expect(
      mine.map(({ channel, next_attempt_at }) => [channel, ((next_attempt_at ?? 0) - alert.triggered_at) / 1000]),
    ).toEqual([
      ["PUSH", 0],
      ["SMS", 60],
    ]);
  });

  test("are called off when the layer ends, or when somebody answers", () => {
    const story = tell({}, { ...staffed, 1: [patient] });
    story.does(30, "reject", "Alice");
    const sms = story
      .state()
      .notifications.find(({ channel, recipient_name }) => channel === "SMS" && recipient_name === "Alice");
    expect(sms).toMatchObject({ status: "cancelled", next_attempt_at: null });
  });
});

test("one acknowledges: the others who were asked are told", () => {
  const story = tell({}, { 1: [alice, bob] });
  story.does(30, "acknowledge", "Alice");
  expect(story.pages().filter((page) => page.startsWith("status_changed"))).toEqual(["status_changed SMS Bob"]);
});

test("the layer in progress keeps its people when the schedule changes", () => {
  const layers: Record<number, readonly OnCallPerson[]> = { 1: [alice], 2: [bob] };
  const story = tell({}, layers);
  layers[1] = [charlie];
  story.does(30, "reject", "Alice");
  expect(called(story)).toEqual(["Alice", "Bob"]);
});

describe("beside a configuration", () => {
  const both = (layers: Layers = staffed): Story =>
    tellStory(emergencyResponse, {}, false, undefined, rosterOf({ a: { layers } }), ["a"]);

  test("both tracks run side by side, and one acknowledgement stops both", () => {
    const story = both();
    goThrough(story, 300);
    expect(story.state().alert.tracks.map(({ layer }) => layer)).toEqual([2, 2]);
    story.does(310, "acknowledge", "Bob");
    expect(story.state().alert.tracks.every(({ status }) => status === "stopped")).toBe(true);
  });

  test("the alert is dropped only when both have run out", () => {
    const story = both();
    goThrough(story, 300, 600, 900);
    expect(story.state().alert.status).toBe("TRIGGERED");
    goThrough(story, minutes(30));
    expect(story.state().alert.status).toBe("DROPPED");
  });

  test("nobody on call does not stop the configuration", () => {
    const story = both({});
    expect(story.state().alert).toMatchObject({
      status: "TRIGGERED",
      next_escalation_at: story.state().alert.triggered_at + 300_000,
    });
  });
});

describe("by hand", () => {
  test("escalating asks the next layer, also of an alert that somebody has", () => {
    const story = tell();
    story.does(60, "acknowledge", "Alice");
    expect(story.does(120, "escalate", "Alice")).toBeNull();
    expect(called(story)).toEqual(["Alice", "Bob"]);
    expect(story.state().alert).toMatchObject({ status: "TRIGGERED", acknowledged_by: null });
  });

  test("handing back calls people again, from layer 1", () => {
    const story = tell();
    story.does(60, "acknowledge", "Alice");
    story.does(120, "unacknowledge", "Alice");
    expect(called(story)).toEqual(["Alice", "Alice"]);
  });

  const handOff = (destination: string) =>
    ({ kind: "hand_off", by: "Alice", by_id: "alice", notes: "my shift ends", destination }) as const;

  test("handing off asks the new team and nobody else", () => {
    const story = tell({}, staffed, { b: { layers: { 1: [person("Dora")] } } });
    story.does(60, "acknowledge", "Alice");
    expect(story.at(90, handOff("b"))).toBeNull();
    expect(called(story)).toEqual(["Alice", "Dora"]);
    expect(story.state().alert).toMatchObject({ status: "TRIGGERED", handed_to: "Team b" });
    goThrough(story, minutes(5));
    expect(called(story)).toEqual(["Alice", "Dora"]);
  });

  test("handing off to a person asks that person", () => {
    const story = tell();
    story.does(60, "acknowledge", "Alice");
    story.at(90, handOff("charlie"));
    expect(called(story)).toEqual(["Alice", "Charlie"]);
  });

  test("handing off to a team where nobody is on call is refused, and the alert stays", () => {
    const story = tell({}, staffed, { b: { layers: {} } });
    story.does(60, "acknowledge", "Alice");
    expect(story.at(90, handOff("b"))).toMatchObject({ kind: "conflict" });
    expect(story.state().alert).toMatchObject({ status: "ACKNOWLEDGED", acknowledged_by: "Alice" });
  });
});
