// Promises that hold for every alert that teams are called for, whatever the policies, the rosters and the answers.
import fc from "fast-check";
import { expect, test } from "vitest";

import { isUnanswered } from "../../src/core/alert.ts";
import type { AlertCommand } from "../../src/core/alert-command.ts";
import { faultOf } from "../../src/core/audit.ts";
import type { PolicyFields } from "../../src/core/escalation-policy.ts";
import { isCall } from "../../src/core/notification-evolve.ts";
import type { OnCallPerson, Roster } from "../../src/core/on-call-track.ts";
import { emergencyResponse, startup } from "../kit/configurations.ts";
import { tellStory, triggeredAt } from "../kit/alert-story.ts";

const names = ["Alice", "Bob", "Charlie", "Dora", "Emil"] as const;
const teamIds = ["a", "b", "c"] as const;

const person = fc.record({
  name: fc.constantFrom(...names),
  steps: fc.array(
    fc.record({
      channel: fc.constantFrom("SMS" as const, "EMAIL" as const),
      delay_seconds: fc.constantFrom(0, 30, 400),
    }),
    { maxLength: 3 },
  ),
});
const team = fc.record({
  timeouts: fc.array(fc.constantFrom(10, 60, 300), { minLength: 1, maxLength: 3 }),
  repeat: fc.nat(3),
  reassign_team_ids: fc.subarray([...teamIds]),
  reassign_user_ids: fc.subarray(["alice", "emil"]),
  layers: fc.array(fc.array(person, { maxLength: 2 }), { maxLength: 3 }),
});
const doing = fc.record({
  after: fc.constantFrom(0, 1, 30, 300),
  kind: fc.constantFrom(
    ...(["acknowledge", "reject", "escalate", "unacknowledge", "hand_off", "step", "resolve", "reopen"] as const),
  ),
  by: fc.constantFrom(...names),
  destination: fc.constantFrom(...teamIds, "bob", "nobody"),
});
const life = fc.record({
  configuration: fc.constantFrom(null, emergencyResponse, startup),
  teams: fc.record({ a: team, b: team, c: team }),
  called: fc.subarray([...teamIds, "dora"], { minLength: 1 }),
  deeds: fc.array(doing, { maxLength: 25 }),
});

const toPerson = ({ name, steps }: { name: string; steps: OnCallPerson["steps"] }): OnCallPerson => ({
  user_id: name.toLowerCase(),
  name,
  email: `${name.toLowerCase()}@company.com`,
  phone: null,
  steps: [...new Map(steps.map((step) => [`${step.channel} ${step.delay_seconds}`, step])).values()],
});

function rosterOf(teams: Readonly<Record<string, typeof team extends fc.Arbitrary<infer T> ? T : never>>): Roster {
  return {
    team: (ref) => {
      const found = teams[ref];
      if (found === undefined) return null;
      const { timeouts, repeat, reassign_team_ids, reassign_user_ids } = found;
      const layers = timeouts.map((timeout_seconds) => ({ timeout_seconds, color_hex: "#000000" }));
      const policy: PolicyFields = { name: ref, layers, repeat, reassign_team_ids, reassign_user_ids };
      return { id: ref, name: ref, policy };
    },
    onCall: (ref, layer) => {
      const people = (teams[ref]?.layers[layer - 1] ?? []).map(toPerson);
      return [...new Map(people.map((one) => [one.user_id, one])).values()];
    },
    people: (refs) =>
      names
        .filter((name) => refs.includes(name.toLowerCase()))
        .map((name) => toPerson({ name, steps: [{ channel: "EMAIL", delay_seconds: 0 }] })),
  };
}

/** Lives through the deeds, and in between through every moment that falls due, as the engine would. */
function live(
  { configuration, teams, called, deeds }: typeof life extends fc.Arbitrary<infer T> ? T : never,
  look: (
    story: ReturnType<typeof tellStory>,
    before: ReturnType<ReturnType<typeof tellStory>["state"]>,
    kind: string,
    at: number,
  ) => void,
): ReturnType<typeof tellStory> {
  const story = tellStory(configuration, {}, false, undefined, rosterOf(teams), called);
  let seconds = 0;
  const doAt = (at: number, command: AlertCommand): void => {
    const before = story.state();
    story.at(at, command);
    look(story, before, command.kind, triggeredAt + at * 1000);
  };
  const catchUp = (to: number): void => {
    for (let beats = 0; beats < 500; beats += 1) {
      const next = story.state().alert.next_escalation_at;
      if (next === null || next > triggeredAt + to * 1000) return;
      doAt(Math.max(0, (next - triggeredAt) / 1000), { kind: "step" });
    }
    throw new Error("it never comes to rest");
  };
  for (const { after, kind, by, destination } of deeds) {
    seconds += after;
    catchUp(seconds);
    const who = { by, by_id: by.toLowerCase(), notes: null };
    doAt(seconds, kind === "step" ? { kind } : kind === "hand_off" ? { kind, ...who, destination } : { kind, ...who });
  }
  catchUp(seconds + 1_000_000);
  return story;
}

const runs = { numRuns: 300 };

test("every open alert has a next moment that is not past, or nobody is left to ask: the audit finds no fault", () => {
  fc.assert(
    fc.property(life, (told) => {
      live(told, (story, _before, kind, at) => {
        expect(faultOf(story.state().alert, true, at), kind).toBeNull();
      });
    }),
    runs,
  );
});

test("nobody is called after somebody took it, until it is handed back, handed off or escalated by hand", () => {
  fc.assert(
    fc.property(life, (told) => {
      live(told, (story, before, kind) => {
        if (isUnanswered(before.alert.status) || ["escalate", "hand_off", "unacknowledge"].includes(kind)) return;
        expect(story.state().notifications.slice(before.notifications.length).filter(isCall)).toEqual([]);
      });
    }),
    runs,
  );
});

test("left alone it comes to rest: answered, dropped, or told to those whom its configuration names and waiting for them", () => {
  fc.assert(
    fc.property(life, (told) => {
      const { alert } = live(told, () => undefined).state();
      expect(alert.next_escalation_at).toBeNull();
      if (alert.status === "TRIGGERED")
        expect(alert.tracks.some(({ kind, status }) => kind === "configuration" && status === "running")).toBe(true);
    }),
    runs,
  );
});

test("no call is queued twice, and each has a place of its own", () => {
  fc.assert(
    fc.property(life, (told) => {
      const { notifications } = live(told, () => undefined).state();
      expect(new Set(notifications.map(({ id }) => id)).size).toBe(notifications.length);
    }),
    runs,
  );
});
