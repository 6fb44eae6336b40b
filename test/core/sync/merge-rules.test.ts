import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { AlertCommand } from "../../../src/core/alert-command.ts";
import { sentTwiceBy } from "../../../src/core/notification-evolve.ts";
import { type Deed, furtherRules, mergeRules, type Situation } from "../../../src/core/sync/merge-rules.ts";
import { type Done, does, fold, goOn, raised } from "../../kit/partition.ts";

const by = (name: string, kind: "acknowledge" | "start" | "resolve" | "reject" | "escalate" | "reopen") =>
  ({ kind, by: name, by_id: null, notes: null }) as const;

const commandOf = (deed: Deed, name: string): AlertCommand => {
  switch (deed) {
    case "step":
    case "drop":
      return { kind: "step" };
    case "close":
      return { kind: "close", by: name, by_id: null, notes: "drill", is_false_alarm: null };
    case "hand_off":
      return { kind: "hand_off", by: name, by_id: null, notes: null, destination: "gate" };
    case "unacknowledge":
      return { kind: deed, by: name, by_id: null, notes: null };
    default:
      return by(name, deed);
  }
};

/** Seconds of the two deeds: each deadline of the situation has passed. */
const moments: Readonly<Record<Situation, number>> = {
  called: 300,
  everybody_asked: 600,
  taken: 90,
  worked: 90,
  over: 90,
};
const called = raised();
const taken = goOn(called, 60, by("Meera", "acknowledge"));
const situations: Readonly<Record<Situation, readonly Done[]>> = {
  called,
  everybody_asked: goOn(called, 300, { kind: "step" }),
  taken,
  worked: goOn(taken, 70, by("Meera", "start")),
  over: goOn(taken, 70, by("Meera", "resolve")),
};

const deeds: readonly Deed[] = [
  ...(["acknowledge", "start", "resolve", "close", "reopen", "unacknowledge"] as const),
  ...(["escalate", "reject", "hand_off"] as const),
];
/** Whose name is on it: those who were asked answer, everybody else operates a console. */
const nameOf = (deed: Deed, situation: Situation, side: string): string =>
  deed === "reject" ? (situation === "called" ? "Alice" : "Bob") : side;

function doneIn(situation: Situation, deed: Deed, side: string, seconds: number): readonly Done[] | null {
  return does(situations[situation], side, seconds, commandOf(deed, nameOf(deed, situation, side)));
}

/** Everything that can be done in that situation. */
const possible = (situation: Situation): readonly Deed[] => [
  ...deeds.filter((deed) => doneIn(situation, deed, "one", moments[situation]) !== null),
  ...(situation === "called" ? (["step"] as const) : situation === "everybody_asked" ? (["drop"] as const) : []),
];

const pairs = (Object.keys(situations) as Situation[]).flatMap((seen) =>
  possible(seen).flatMap((first) => possible(seen).map((later) => ({ seen, first, later }))),
);

const rulesFor = ({ seen, first, later }: (typeof pairs)[number]) =>
  mergeRules.filter((rule) => rule.seen.includes(seen) && rule.first.includes(first) && rule.later.includes(later));

describe("what was done on each side of a partition", () => {
  test("has one rule for each pair that there can be", () => {
    expect(pairs.length).toBeGreaterThan(150);
    expect(pairs.filter((pair) => rulesFor(pair).length !== 1)).toEqual([]);
    for (const rule of mergeRules)
      expect(
        pairs.some((pair) => rulesFor(pair).includes(rule)),
        rule.rule,
      ).toBe(true);
  });

  test.each(pairs)("$seen: $first, then $later", (pair) => {
    const { seen, first, later } = pair;
    const [rule] = rulesFor(pair);
    const one = doneIn(seen, first, "one", moments[seen]);
    const other = doneIn(seen, later, "two", moments[seen] + 1);
    if (one === null || other === null || rule === undefined) throw new Error("cannot be done");
    const { state, effects } = fold([...situations[seen], ...one, ...other]);
    const followed = effects.filter(({ done }) => other.includes(done));
    expect(
      { status: state.alert.status, had_effect: followed.some(({ hadEffect }) => hadEffect) },
      JSON.stringify(followed.map(({ done, hadEffect }) => [done.event.type, hadEffect])),
    ).toEqual({ status: rule.leads_to, had_effect: rule.has_effect });
    const { alert, notifications, escalations } = state;
    // Nobody is called for what somebody has, and an alert that calls people has its next moment.
    const isWaiting = notifications.some(({ about, next_attempt_at }) => about === null && next_attempt_at !== null);
    if (alert.status !== "TRIGGERED" && alert.status !== "DROPPED") expect(isWaiting).toBe(false);
    if (alert.status === "TRIGGERED") expect(alert.next_escalation_at).not.toBeNull();
    else expect(alert.next_escalation_at).toBeNull();
    expect(new Set(notifications.map(({ id }) => id)).size).toBe(notifications.length);
    expect(new Set(escalations.map(({ id }) => id)).size).toBe(escalations.length);
  });
});

describe("beside the pairs", () => {
  const attempt = (history: readonly Done[], side: string, seconds: number, outcome: "sent" | "refused" | "retry") => {
    const notification_id = fold(history).state.notifications[0]?.id ?? "";
    const done = does(history, side, seconds, {
      kind: "attempted",
      notification_id,
      outcome,
      provider_id: outcome === "sent" ? `from ${side}` : null,
      error: outcome === "sent" ? null : "not_configured",
      cost: null,
      next_at: outcome === "retry" ? 9_999_999_999_999 : null,
    });
    if (done === null) throw new Error("cannot be attempted");
    return done;
  };
  const first = (history: readonly Done[]) => fold(history).state.notifications[0];

  test(`rule comment: ${furtherRules.comment}`, () => {
    const closed = does(called, "one", 10, commandOf("close", "Priya")) ?? [];
    const comment = does(called, "two", 20, { kind: "comment", by: "Dev", text: "I see him" }) ?? [];
    const { state, effects } = fold([...called, ...closed, ...comment]);
    expect(state.comments).toMatchObject([{ text: "I see him" }]);
    expect(effects.at(-1)?.hadEffect).toBe(true);
    expect(state.alert).toMatchObject({ status: "CLOSED", comments_count: 1 });
  });

  test(`rule repeat: ${furtherRules.repeat}`, () => {
    const closed = does(called, "one", 10, commandOf("close", "Priya")) ?? [];
    const again = does(called, "two", 20, { kind: "repeat", description: null }) ?? [];
    expect(fold([...called, ...closed, ...again]).state.alert).toMatchObject({ status: "CLOSED", dedup_count: 1 });
  });

  test("the first acknowledgement by stamp sets when it was answered, in whatever order they were heard of", () => {
    const early = does(called, "one", 10, by("Priya", "acknowledge")) ?? [];
    const late = does(called, "two", 20, by("Dev", "acknowledge")) ?? [];
    expect(fold([...called, ...early, ...late]).state.alert).toMatchObject({
      acknowledged_by: "Priya",
      response_time_seconds: 10,
    });
  });

  test("two rejections on two sides end the layer, though neither side knew that it was the last", () => {
    const both = goOn(called, 1, by("Alice", "reject"));
    expect(fold(both).state.alert.tracks[1]).toMatchObject({ layer: 2 });
    const story = fold([...both, ...(does(both, "two", 2, by("Bob", "reject")) ?? [])]);
    expect(story.state.alert.tracks[1]).toMatchObject({ status: "exhausted" });
  });

  test("a page that was called off on one side goes out when a person asks for it on the other", () => {
    const escalated = does(called, "one", 300, { kind: "step" }) ?? [];
    const known = [...called, ...escalated];
    const answered = does(known, "one", 301, by("Meera", "acknowledge")) ?? [];
    const asked = does(called, "two", 302, by("Dev", "escalate")) ?? [];
    const { state } = fold([...known, ...answered, ...asked]);
    const escalations = state.notifications.filter(({ kind }) => kind === "escalated");
    expect(escalations.length).toBeGreaterThan(1);
    expect(escalations.filter(({ status }) => status !== "queued")).toEqual([]);
    expect(state.escalations).toHaveLength(1);
  });

  test("what an engine did in vain is never taken for what is done later", () => {
    const answered = does(called, "one", 10, by("Meera", "acknowledge")) ?? [];
    const vain = does(called, "two", 300, { kind: "step" }) ?? [];
    const merged = [...called, ...answered, ...vain];
    const before = fold(merged).state;
    expect(before.alert).toMatchObject({ status: "ACKNOWLEDGED", escalation_level: 1 });
    expect(before.notifications.filter(({ kind }) => kind === "escalated").map(({ status }) => status)).toEqual(
      before.notifications.filter(({ kind }) => kind === "escalated").map(() => "cancelled"),
    );
    const back = goOn(merged, 400, commandOf("unacknowledge", "Meera"));
    const after = fold(goOn(back, 700, { kind: "step" })).state;
    const queued = after.notifications.filter(({ kind, status }) => kind === "escalated" && status === "queued");
    expect(new Set(queued.map(({ recipient_name }) => recipient_name)).size).toBeGreaterThan(1);
  });

  test(`rule notification: ${furtherRules.notification}`, () => {
    const [one, other] = [attempt(called, "one", 1, "sent"), attempt(called, "two", 2, "sent")];
    const twice = first([...called, ...one, ...other]);
    expect(twice).toMatchObject({
      status: "sent",
      attempts: [{ console_id: "one" }, { console_id: "two" }],
    });
    expect(twice === undefined ? [] : sentTwiceBy(twice)).toEqual(["one", "two"]);
    expect(sentTwiceBy({ attempts: [...(first([...called, ...one])?.attempts ?? [])] })).toEqual([]);
    for (const failure of ["refused", "retry"] as const) {
      const failed = attempt(called, "two", 2, failure);
      expect(first([...called, ...one, ...failed])).toMatchObject({ status: "sent", next_attempt_at: null });
      const sentLater = attempt(called, "one", 3, "sent");
      expect(first([...called, ...failed, ...sentLater])).toMatchObject({ status: "sent" });
    }
    const trying = attempt(called, "one", 1, "retry");
    expect(first([...called, ...trying, ...attempt(called, "two", 2, "refused")])).toMatchObject({
      status: "retrying",
      next_attempt_at: expect.any(Number),
    });
  });

  test(`rule unknown: ${furtherRules.unknown}`, () => {
    const later = { at: 1, console_id: "two", event: { type: "alert.sung_about", payload: { song: "x" } } } as never;
    const { state, effects } = fold([...called, later]);
    expect(state).toEqual(fold(called).state);
    expect(effects.at(-1)?.hadEffect).toBe(false);
  });
});

test("the documentation tells every rule", () => {
  const page = readFileSync(new URL("../../../docs/sync.md", import.meta.url), "utf8").replaceAll(/\s+/gu, " ");
  const rules = [...mergeRules.map(({ rule }) => rule), ...Object.values(furtherRules)];
  expect(rules.filter((rule) => !page.includes(rule))).toEqual([]);
});
