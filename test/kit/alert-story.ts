// One alert's life in a test: commands at moments, folded as the journal would fold them. No store, no clock.
import type { Actor, AlertState } from "../../src/core/alert.ts";
import type { AlertCommand, Trigger } from "../../src/core/alert-command.ts";
import { decide } from "../../src/core/alert-decide.ts";
import type { AlertEvent } from "../../src/core/alert-event.ts";
import { evolve } from "../../src/core/alert-evolve.ts";
import { type Employee, raise } from "../../src/core/alert-trigger.ts";
import { type Configuration, NewConfiguration } from "../../src/core/configuration.ts";
import type { JournalEvent } from "../../src/core/journal-event.ts";
import { type Circumstances, isRefusal } from "../../src/core/decision.ts";
import type { Roster } from "../../src/core/on-call-track.ts";
import type { Plan } from "../../src/core/plan.ts";
import type { Refusal } from "../../src/core/refusal.ts";
import { beginTracks } from "../../src/core/track-decide.ts";

/** 18:45:00 UTC, the seed's moment. */
export const triggeredAt = Date.UTC(2026, 10, 21, 18, 45, 0);

const engine: Actor = { kind: "engine", name: "Watchdesk" };

export const planOf = (configuration: object | null): Plan => ({
  configuration:
    configuration === null
      ? null
      : ({ ...NewConfiguration.parse(configuration), id: "c1", number: 1, created_at: 0 } satisfies Configuration),
  why: "",
  others: [],
  owner: { name: "Owner", email: "owner@company.com" },
});

export interface Story {
  readonly state: () => AlertState;
  readonly events: () => readonly JournalEvent[];
  /** Seconds after it was triggered. Null: it was done. */
  readonly at: (seconds: number, command: AlertCommand) => Refusal | null;
  readonly does: (
    seconds: number,
    kind: "reject" | "acknowledge" | "start" | "resolve" | "reopen" | "unacknowledge" | "escalate",
    by?: string,
  ) => Refusal | null;
  /** What is paged, as `kind channel name`, in the order in which it was queued. */
  readonly pages: () => readonly string[];
}

/** Nobody is on call anywhere. */
const nobody: Roster = { team: () => null, onCall: () => [], people: () => [] };
const meera: Employee = { id: "e1", name: "Meera Iyer", phone: "+919845012345", email: "meera@company.com" };

export function tellStory(
  configuration: object | null,
  trigger: Partial<Trigger> = {},
  hasDevice = false,
  employee: Employee | null = meera,
  roster = nobody,
  teams: readonly string[] = [],
): Story {
  const plan = planOf(configuration);
  const events: JournalEvent[] = [];
  let state: AlertState | null = null;
  let made = 0;

  function keep(at: number, { type, payload }: AlertEvent): void {
    const event: JournalEvent = {
      console_id: "one",
      seq: events.length + 1,
      stamp: String(events.length).padStart(6, "0"),
      at,
      account_id: "default",
      stream: "alert:A",
      type,
      payload,
      actor: engine,
    };
    events.push(event);
    state = evolve(state, event as JournalEvent & AlertEvent);
  }

  const now = (): AlertState => {
    if (state === null) throw new Error("not triggered");
    return state;
  };

  const payload = raise(
    { alert_type: "SOS", ...trigger },
    {
      id: "A",
      number: 101,
      now: triggeredAt,
      plan,
      plan_id: "p",
      employee,
      team: null,
      source: "phone app",
      integration_id: null,
      idempotency_key: null,
    },
  );
  // As where it is sent, an exercise for chosen people calls nobody else.
  const isForChosen = trigger.is_drill === true && teams.length > 0;
  const quiet = isForChosen ? { pages: [], next_at: null, next_step: null } : {};
  keep(triggeredAt, { type: "alert.triggered", payload: { ...payload, ...quiet } });
  const circumstances = (moment: number): Circumstances => ({
    now: moment,
    plan,
    employeeHasDevice: hasDevice,
    newId: `n${made}`,
    roster,
  });
  for (const event of beginTracks(now(), teams, circumstances(triggeredAt))) keep(triggeredAt, event);

  const at: Story["at"] = (seconds, command) => {
    made += 1;
    const moment = triggeredAt + seconds * 1000;
    const decision = decide(now(), command, circumstances(moment));
    if (isRefusal(decision)) return decision;
    for (const event of decision) keep(moment, event);
    return null;
  };
  return {
    state: now,
    events: () => events,
    at,
    does: (seconds, kind, by = "Security Manager") => at(seconds, { kind, by, by_id: null, notes: null }),
    pages: () => now().notifications.map(({ kind, channel, recipient_name }) => `${kind} ${channel} ${recipient_name}`),
  };
}
