import { expect, test } from "vitest";

import { type DrillReport, drillReport } from "../../src/core/drill.ts";
import type { AlertEvent } from "../../src/core/alert-event.ts";
import { timelineOf } from "../../src/core/alert-timeline.ts";
import type { JournalEvent } from "../../src/core/journal-event.ts";
import type { OnCallPerson, Roster } from "../../src/core/on-call-track.ts";
import { type Story, tellStory, triggeredAt } from "../kit/alert-story.ts";

const person = (name: string, steps: OnCallPerson["steps"]): OnCallPerson => ({
  user_id: name.toLowerCase(),
  name,
  email: `${name.toLowerCase()}@company.com`,
  phone: null,
  steps,
});
const mail = { channel: "EMAIL", delay_seconds: 0 } as const;
const sms = { channel: "SMS", delay_seconds: 0 } as const;

const layers = [[person("Alice", [mail, sms]), person("Bob", [mail])], [person("Carol", [mail])], [person("Dan", [])]];
const roster: Roster = {
  team: (ref) => ({
    id: ref,
    name: "Gate",
    policy: {
      name: "Policy",
      layers: layers.map(() => ({ timeout_seconds: 300, color_hex: "#10B981" })),
      repeat: 0,
      reassign_team_ids: [],
      reassign_user_ids: [],
    },
  }),
  onCall: (_team, layer) => layers[layer - 1] ?? [],
  people: () => [],
};

const begin = (): Story =>
  tellStory(null, { is_drill: true, destinations: ["gate"], alert_type: "OTHER" }, false, null, roster, ["gate"]);

const report = (story: Story): DrillReport =>
  drillReport(
    story.state(),
    timelineOf(story.events() as readonly (JournalEvent & AlertEvent)[], (id) => id),
  );

const of = (story: Story, name: string) => report(story).people.find((one) => one.name === name);

const attempt = (story: Story, seconds: number, to: string, error: string | null = null): void => {
  const notification_id = story.state().notifications.find(({ id }) => id.endsWith(to))?.id ?? "";
  const outcome = error === null ? ("sent" as const) : ("refused" as const);
  story.at(seconds, {
    kind: "attempted",
    notification_id,
    outcome,
    provider_id: null,
    error,
    cost: null,
    next_at: null,
  });
};
const arrive = (story: Story, seconds: number, to: string): void => {
  const notification_id = story.state().notifications.find(({ id }) => id.endsWith(to))?.id ?? "";
  story.at(seconds, { kind: "delivered", notification_id, delivered: true, error: null });
};

test("who was reached on which channel, how soon, and what failed and why", () => {
  const story = begin();
  attempt(story, 2, "alice.EMAIL");
  arrive(story, 5, "alice.EMAIL");
  attempt(story, 3, "bob.EMAIL", "550 no such mailbox");
  expect(of(story, "Alice")).toMatchObject({
    layer: 1,
    is_reached: true,
    reached_after_seconds: 5,
    answer: "awaited",
    calls: [
      { channel: "EMAIL", status: "delivered", is_confirmed: true, reached_after_seconds: 5 },
      { channel: "SMS", status: "failed", error: "no address for this channel" },
    ],
  });
  expect(of(story, "Bob")).toMatchObject({
    is_reached: false,
    calls: [{ status: "failed", error: "550 no such mailbox" }],
  });
  expect(report(story).counts).toEqual({
    called: 2,
    reached: 1,
    acknowledged: 0,
    rejected: 0,
    silent: 0,
    failed_calls: 2,
  });
});

test("who answered and when, who was spared, and who never answered", () => {
  const story = begin();
  story.does(40, "reject", "Bob");
  attempt(story, 301, "carol.EMAIL");
  story.at(300, { kind: "step" });
  attempt(story, 301, "carol.EMAIL");
  story.does(320, "acknowledge", "Carol");
  expect(of(story, "Alice")?.answer).toBe("silent");
  expect(of(story, "Bob")).toMatchObject({ answer: "rejected", answered_after_seconds: 40 });
  expect(of(story, "Carol")).toMatchObject({
    layer: 2,
    asked_at: triggeredAt + 300_000,
    answer: "acknowledged",
    answered_at: triggeredAt + 320_000,
    answered_after_seconds: 20,
    reached_after_seconds: 1,
  });
});

test("somebody who was asked and did not have to answer is not blamed for it", () => {
  const story = begin();
  story.does(10, "acknowledge", "Alice");
  expect(of(story, "Bob")?.answer).toBe("spared");
});

test("an answer that comes after the layer is over counts", () => {
  const story = begin();
  story.at(300, { kind: "step" });
  story.does(400, "acknowledge", "Alice");
  expect(of(story, "Alice")).toMatchObject({ answer: "acknowledged", answered_after_seconds: 400 });
});

test("stopped early, nobody is awaited any more, and it says who stopped it", () => {
  const story = begin();
  story.at(60, { kind: "close", by: "Vikram", by_id: null, notes: null, is_false_alarm: null });
  expect(report(story)).toMatchObject({
    is_over: true,
    ended_by: "Vikram",
    ended_at: triggeredAt + 60_000,
    chosen: ["Gate"],
    counts: { called: 2, silent: 2 },
  });
  expect(report(story).timeline.at(-1)?.text).toBe("Closed by Vikram");
});

test("somebody who is asked and has no way to be reached stands in it, too", () => {
  const story = begin();
  story.at(300, { kind: "step" });
  story.at(600, { kind: "step" });
  expect(of(story, "Dan")).toMatchObject({ calls: [], is_reached: false, answer: "awaited" });
  story.at(900, { kind: "step" });
  expect(report(story)).toMatchObject({ status: "DROPPED", counts: { called: 4, silent: 4 } });
});

test("without destinations the configuration's recipients are in it, each under their own name", () => {
  const story = tellStory(
    {
      config_name: "Desk",
      notification_channels: ["EMAIL"],
      primary_recipients: [
        { name: "Director", email: "director@company.com", channels: ["EMAIL"] },
        { name: "Manager", email: "manager@company.com", channels: ["EMAIL"] },
      ],
    },
    { is_drill: true },
  );
  story.does(30, "acknowledge", "Manager");
  expect(report(story)).toMatchObject({ chosen: ["Desk"], counts: { called: 2, acknowledged: 1 } });
  expect(of(story, "Manager")).toMatchObject({ answer: "acknowledged", answered_after_seconds: 30 });
  expect(of(story, "Director")?.answer).toBe("spared");
});
