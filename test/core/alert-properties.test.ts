// Promises that hold for every alert, whatever happens to it in whatever order.
import fc from "fast-check";
import { expect, test } from "vitest";

import { type AlertState, isUnanswered } from "../../src/core/alert.ts";
import type { AlertCommand } from "../../src/core/alert-command.ts";
import type { AlertEvent } from "../../src/core/alert-event.ts";
import { evolve } from "../../src/core/alert-evolve.ts";
import type { JournalEvent } from "../../src/core/journal-event.ts";
import { emergencyResponse, enterprise, nightShift, startup } from "../kit/configurations.ts";
import { type Story, tellStory, triggeredAt } from "../kit/alert-story.ts";

const doing = fc.record({
  kind: fc.constantFrom(
    "acknowledge" as const,
    "start" as const,
    "resolve" as const,
    "reject" as const,
    "escalate" as const,
    "reopen" as const,
    "unacknowledge" as const,
  ),
  by: fc.constantFrom("Priya", "Dev"),
  by_id: fc.constant(null),
  notes: fc.option(fc.string(), { nil: null }),
});
const closing = fc.record({
  kind: fc.constant("close" as const),
  by: fc.constantFrom("Priya", "Dev"),
  by_id: fc.constant(null),
  notes: fc.option(fc.string(), { nil: null }),
  is_false_alarm: fc.option(fc.boolean(), { nil: null }),
});
const attempted = fc.record({
  kind: fc.constant("attempted" as const),
  notification_id: fc.nat(40).map(String),
  outcome: fc.constantFrom("sent" as const, "retry" as const, "refused" as const),
  provider_id: fc.constant(null),
  error: fc.constant("why"),
  cost: fc.constant(null),
  next_at: fc.option(fc.constant(triggeredAt + 1), { nil: null }),
});
const step = fc.constant<AlertCommand>({ kind: "step" });
const repeat = fc.constant<AlertCommand>({ kind: "repeat", description: null });
const command: fc.Arbitrary<AlertCommand> = fc.oneof({ weight: 3, arbitrary: step }, doing, closing, attempted, repeat);

const life = fc.record({
  configuration: fc.constantFrom(emergencyResponse, startup, enterprise, nightShift, null),
  deeds: fc.array(fc.record({ after: fc.nat(400), command }), { maxLength: 40 }),
});

/** Runs a life and calls `look` after each deed; an attempt names one of the notifications that there are. */
function live(
  { configuration, deeds }: typeof life extends fc.Arbitrary<infer T> ? T : never,
  look: (deed: { story: Story; before: AlertState; command: AlertCommand; isRefused: boolean }) => void,
): Story {
  const story = tellStory(configuration);
  let seconds = 0;
  for (const deed of deeds) {
    seconds += deed.after;
    const before = story.state();
    const all = before.notifications;
    const one =
      deed.command.kind === "attempted"
        ? all[Number(deed.command.notification_id) % Math.max(1, all.length)]
        : undefined;
    const done =
      deed.command.kind === "attempted" ? { ...deed.command, notification_id: one?.id ?? "none" } : deed.command;
    const refusal = story.at(seconds, done);
    look({ story, before, command: done, isRefused: refusal !== null });
  }
  return story;
}

test("nobody is called after somebody took it, until it is handed back or escalated by hand", () => {
  fc.assert(
    fc.property(life, (told) => {
      live(told, ({ story, before, command: done }) => {
        const isAsked = done.kind === "escalate" || done.kind === "unacknowledge";
        if (isUnanswered(before.alert.status) || isAsked) return;
        const added = story.state().notifications.slice(before.notifications.length);
        expect(added.filter(({ about }) => about === null)).toEqual([]);
      });
    }),
    { numRuns: 400 },
  );
});

test("an open alert that escalates always has its next moment, and a taken one has none", () => {
  fc.assert(
    fc.property(life, (told) => {
      live(told, ({ story }) => {
        const { alert } = story.state();
        if (alert.status !== "TRIGGERED") expect(alert.next_escalation_at).toBeNull();
        else if (told.configuration?.enable_escalation === true) expect(alert.next_escalation_at).not.toBeNull();
      });
    }),
    { numRuns: 400 },
  );
});

test("what is waiting when somebody takes it is called off, and stays so", () => {
  fc.assert(
    fc.property(life, (told) => {
      live(told, ({ story }) => {
        const { alert, notifications } = story.state();
        const waiting = notifications.filter(
          ({ about, next_attempt_at }) => about === null && next_attempt_at !== null,
        );
        if (!isUnanswered(alert.status)) expect(waiting).toEqual([]);
        expect(alert.calls_waiting).toBe(
          notifications.filter(({ about, status }) => about === null && (status === "queued" || status === "retrying"))
            .length,
        );
      });
    }),
    { numRuns: 400 },
  );
});

test("a refused command changes nothing, and a closed alert is final", () => {
  fc.assert(
    fc.property(life, (told) => {
      live(told, ({ story, before, command: done, isRefused }) => {
        if (isRefused) expect(story.state()).toBe(before);
        if (before.alert.status === "CLOSED" && "by" in done) expect(story.state().alert.status).toBe("CLOSED");
      });
    }),
    { numRuns: 400 },
  );
});

test("the same events always fold to the same state", () => {
  fc.assert(
    fc.property(life, (told) => {
      const story = live(told, () => undefined);
      let state: AlertState | null = null;
      for (const event of story.events()) state = evolve(state, event as JournalEvent & AlertEvent);
      expect(state).toEqual(story.state());
    }),
    { numRuns: 200 },
  );
});

test("the first answer is the one that counts", () => {
  fc.assert(
    fc.property(life, (told) => {
      let first: number | null = null;
      live(told, ({ story }) => {
        const { acknowledged_at, response_time_seconds } = story.state().alert;
        first ??= acknowledged_at;
        expect(acknowledged_at).toBe(first);
        if (first !== null) expect(response_time_seconds).toBe(Math.floor((first - triggeredAt) / 1000));
      });
    }),
    { numRuns: 200 },
  );
});
