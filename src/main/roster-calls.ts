// Who is on call in each team: now, until when, who is next, and when nobody is.
import type { RosterLayer, RosterPerson, RosterView, TeamRoster } from "../contract/roster.ts";
import { Trigger } from "../core/alert-command.ts";
import type { Item } from "../core/collection.ts";
import { gaps } from "../core/schedule/coverage.ts";
import { onCall, type RosterLine } from "../core/schedule/on-call.ts";
import { dayMs } from "../core/schedule/wall-time.ts";
import type { Reader } from "./ports.ts";
import { personOf, policyOf } from "./planned-team.ts";
import type { Handlers } from "./shell/console-station.ts";
import type { Store } from "./store/store.ts";

type RosterCalls = Pick<Handlers, "roster.read" | "dry_run.read">;

/** How far ahead gaps are told. */
const lookedAheadMs = 7 * dayMs;

export function rosterCalls(
  { records }: Pick<Store, "records">,
  reader: Pick<Reader, "foresee" | "shifts">,
  accountId: string,
  now: () => number,
): RosterCalls {
  const person = (id: string): RosterPerson => personOf(records, accountId, id);

  function team({ id, number, fields }: Item<"teams">, at: number, until: number): TeamRoster {
    const shifts = fields.schedule_id === null ? [] : reader.shifts(String(fields.schedule_id));
    const policy = policyOf(records, accountId, fields);
    const lines = new Map(onCall(shifts, at).map((line) => [line.layer, line]));
    const numbers = [...new Set([...policy.layers.map((_, place) => place + 1), ...lines.keys()])];
    const open = gaps(shifts, at, until, numbers);
    const layers = numbers
      .toSorted((one, other) => one - other)
      .map((layer): RosterLayer => {
        const of = policy.layers[layer - 1];
        return {
          layer,
          timeout_seconds: of?.timeout_seconds ?? null,
          color_hex: of?.color_hex ?? null,
          ...turnsOf(lines.get(layer)),
          gaps: open.flatMap(({ layer: on, ...gap }) => (on === layer ? gap : [])),
        };
      });
    return { team_id: id, number, name: fields.name, has_shifts: shifts.length > 0, layers };
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
    "dry_run.read": ({ at: asked, alert, unsaved }) => {
      const at = asked ?? now();
      const { plan, foreseen } = reader.foresee(accountId, Trigger.parse(alert), at, unsaved);
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
