// One alert seen by two consoles that do not hear of one another: each decides by what it sees, and the events are folded together.
import type { AlertState } from "../../src/core/alert.ts";
import type { AlertCommand } from "../../src/core/alert-command.ts";
import { decide } from "../../src/core/alert-decide.ts";
import type { AlertEvent } from "../../src/core/alert-event.ts";
import { evolve } from "../../src/core/alert-evolve.ts";
import { raise } from "../../src/core/alert-trigger.ts";
import { type Circumstances, isRefusal } from "../../src/core/decision.ts";
import { defaultPolicy } from "../../src/core/escalation-policy.ts";
import type { OnCallPerson, Roster } from "../../src/core/on-call-track.ts";
import { hasEffect } from "../../src/core/sync/effect.ts";
import { beginTracks } from "../../src/core/track-decide.ts";
import { planOf, triggeredAt } from "./alert-story.ts";
import { emergencyResponse } from "./configurations.ts";

export interface Done {
  readonly at: number;
  readonly console_id: string;
  readonly event: AlertEvent;
}

export interface Told {
  readonly state: AlertState;
  /** By event, in order, whether it had an effect. */
  readonly effects: readonly { readonly done: Done; readonly hadEffect: boolean }[];
}

const person = (name: string): OnCallPerson => ({
  user_id: name.toLowerCase(),
  name,
  email: `${name.toLowerCase()}@company.com`,
  phone: null,
  steps: [{ channel: "EMAIL", delay_seconds: 0 }],
});
const layers: Readonly<Record<string, readonly string[]>> = { yard: ["Alice", "Bob"], gate: ["Charlie"] };
const policyOf = (team: string) => ({
  ...defaultPolicy(team),
  layers: (layers[team] ?? []).map(() => ({ timeout_seconds: 300, color_hex: "#10B981" })),
  repeat: 0,
});
const roster: Roster = {
  team: (ref) => (ref in layers ? { id: ref, name: ref, policy: policyOf(ref) } : null),
  onCall: (team, layer) => (layers[team]?.[layer - 1] === undefined ? [] : [person(layers[team][layer - 1] ?? "")]),
  people: () => [],
};

const plan = planOf({ ...emergencyResponse, escalation_threshold_seconds: 300, auto_close_false_alarm_seconds: null });
let made = 0;
const circumstances = (seconds: number): Circumstances => ({
  now: triggeredAt + seconds * 1000,
  plan,
  employeeHasDevice: false,
  newId: `n${(made += 1)}`,
  roster,
});

const envelopeOf = ({ at, console_id, event }: Done) => ({
  at,
  console_id,
  account_id: "default",
  stream: "alert:A",
  ...event,
});

/** An alert that its configuration and the team `yard` were called for. */
export function raised(): readonly Done[] {
  const payload = raise(
    { alert_type: "SOS" },
    {
      id: "A",
      number: 101,
      now: triggeredAt,
      plan,
      plan_id: "p",
      employee: null,
      team: null,
      source: "phone app",
      integration_id: null,
      idempotency_key: null,
    },
  );
  const first: Done = { at: triggeredAt, console_id: "one", event: { type: "alert.triggered", payload } };
  const next = beginTracks(fold([first]).state, ["yard"], circumstances(0));
  return [first, ...next.map((event) => ({ at: triggeredAt, console_id: "one", event }))];
}

export function fold(history: readonly Done[]): Told {
  let state: AlertState | null = null;
  const effects: { done: Done; hadEffect: boolean }[] = [];
  for (const done of history) {
    const { event } = done;
    effects.push({ done, hadEffect: state === null || event.type === "alert.triggered" || hasEffect(state, event) });
    state = evolve(state, envelopeOf(done));
  }
  if (state === null) throw new Error("nothing was raised");
  return { state, effects };
}

/** What a console that knows this history does; null: it would be refused, or do nothing. */
export function does(
  history: readonly Done[],
  console_id: string,
  seconds: number,
  command: AlertCommand,
): readonly Done[] | null {
  const now = circumstances(seconds);
  const decision = decide(fold(history).state, command, now);
  if (isRefusal(decision) || decision.length === 0) return null;
  return decision.map((event) => ({ at: now.now, console_id, event }));
}

export function goOn(history: readonly Done[], seconds: number, command: AlertCommand): readonly Done[] {
  const done = does(history, "one", seconds, command);
  if (done === null) throw new Error(`${command.kind} was refused`);
  return [...history, ...done];
}
