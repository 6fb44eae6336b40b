// Who is on call in each team: now, until when, who is next, and when nobody is.
import type { RosterGap, RosterLayer, RosterPerson, RosterView, TeamRoster } from "../contract/roster.ts";
import { Trigger } from "../core/alert-command.ts";
import type { Item } from "../core/collection.ts";
import { contactsOf } from "../core/contact.ts";
import { defaultPolicy, type PolicyFields } from "../core/escalation-policy.ts";
import { onCall, type RosterLine, type Span, window } from "../core/schedule/on-call.ts";
import { dayMs } from "../core/schedule/wall-time.ts";
import type { Reader } from "./ports.ts";
import { createShiftIndex } from "./roster.ts";
import type { Handlers } from "./shell/console-station.ts";
import type { Store } from "./store/store.ts";

type RosterCalls = Pick<Handlers, "roster.read" | "dry_run.read">;

/** How far ahead gaps are told. */
const lookedAheadMs = 7 * dayMs;

export function rosterCalls(
  { records }: Pick<Store, "records">,
  reader: Pick<Reader, "foresee">,
  accountId: string,
  now: () => number,
): RosterCalls {
  const shiftsOf = createShiftIndex(records);

  const person = (id: string): RosterPerson => {
    const fields = records.users.find(accountId, id)?.fields;
    if (fields === undefined) return { id, name: `unknown person ${id}`, is_reachable: false };
    return { id, name: fields.name, is_reachable: contactsOf(fields).some(({ is_usable }) => is_usable) };
  };

  function team({ id, number, fields }: Item<"teams">, at: number, until: number): TeamRoster {
    const shifts = fields.schedule_id === null ? [] : shiftsOf(String(fields.schedule_id));
    const policy = policyOf(fields.name, fields.escalation_policy_id);
    const lines = new Map(onCall(shifts, at).map((line) => [line.layer, line]));
    const spans = window(shifts, at, until);
    const numbers = new Set([...policy.layers.map((_, place) => place + 1), ...lines.keys()]);
    const layers = [...numbers]
      .toSorted((one, other) => one - other)
      .map((layer): RosterLayer => {
        const of = policy.layers[layer - 1];
        return {
          layer,
          timeout_seconds: of?.timeout_seconds ?? null,
          color_hex: of?.color_hex ?? null,
          ...turnsOf(lines.get(layer)),
          gaps: gapsOf(
            spans.filter((span) => span.layer === layer),
            at,
            until,
          ),
        };
      });
    return { team_id: id, number, name: fields.name, has_shifts: shifts.length > 0, layers };
  }

  function policyOf(name: string, id: string | number | null): PolicyFields {
    const policy = id === null ? null : records["escalation-policies"].find(accountId, String(id));
    return policy?.fields ?? defaultPolicy(name);
  }

  function turnsOf(line: RosterLine | undefined): Pick<RosterLayer, "now" | "is_intended_gap" | "until" | "next"> {
    if (line === undefined) return { now: [], is_intended_gap: false, until: null, next: null };
    const { people, is_intended_gap, until, next } = line;
    return {
      now: people.map(person),
      is_intended_gap,
      until,
      next: next === null ? null : { people: next.people.map(person), start: next.start },
    };
  }

  return {
    "dry_run.read": ({ at: asked, alert }) => {
      const at = asked ?? now();
      const { plan, foreseen } = reader.foresee(accountId, Trigger.parse(alert), at);
      return { ...foreseen, at, config_name: plan.configuration?.config_name ?? null, why: plan.why };
    },
    "roster.read": ({ at: asked }): RosterView => {
      const at = asked ?? now();
      const until = at + lookedAheadMs;
      const teams = records.teams.all(accountId).toSorted((one, other) => one.number - other.number);
      return { at, looked_until: until, teams: teams.map((one) => team(one, at, until)) };
    },
  };
}

/** What no span of a layer covers, and what was planned to be empty. `spans` in the order of their starts. */
export function gapsOf(spans: readonly Span[], from: number, to: number): readonly RosterGap[] {
  const gaps: RosterGap[] = [];
  let covered = from;
  for (const { start, end, is_intended_gap } of spans) {
    if (start > covered) gaps.push({ start: covered, end: start, is_intended: false });
    if (is_intended_gap) gaps.push({ start, end, is_intended: true });
    covered = Math.max(covered, end);
  }
  if (covered < to) gaps.push({ start: covered, end: to, is_intended: false });
  return gaps;
}
