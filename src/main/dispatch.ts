// Where an alert goes: whether a maintenance window keeps it quiet, what routers make of it, and whom that leaves to call.
import type { Alert } from "../core/alert.ts";
import type { AlertCommand } from "../core/alert-command.ts";
import type { AlertEvent, Triggered } from "../core/alert-event.ts";
import type { Matched } from "../core/match.ts";
import { windowOver } from "../core/maintenance-window.ts";
import type { Plan } from "../core/plan.ts";
import { route, type Router, type Routing } from "../core/route.ts";
import type { Shift } from "../core/schedule/shift.ts";
import { stakeholderPages } from "../core/stakeholder-pages.ts";
import { routed as routedEvent } from "../core/track-decide.ts";
import { hasShifts } from "./roster.ts";
import type { Store } from "./store/store.ts";

export interface Dispatched {
  readonly triggered: Triggered;
  /** What follows at once from windows and routers. */
  readonly next: readonly AlertEvent[];
  readonly called: readonly string[];
}

export interface Dispatch {
  /** A new alert, before it is written. */
  readonly raised: (accountId: string, triggered: Triggered, plan: Plan, at: number) => Dispatched;
  /** What an existing alert would be sent to by this command, through routers; empty for all others. */
  readonly again: (
    alert: Alert,
    command: AlertCommand | null,
    plan: Plan,
    at: number,
  ) => { readonly routing: Routing | null; readonly called: readonly string[] };
  /** What stakeholders are told after these commands; null: nothing. */
  readonly told: (alert: Alert, before: Alert["status"] | null, by: string, round: string) => AlertEvent | null;
}

type Sent = Matched & Pick<Alert, "destinations">;

export function createDispatch(
  records: Store["records"],
  shiftsOf: (scheduleId: string) => readonly Shift[],
): Dispatch {
  const windowsOf = (accountId: string) =>
    records["maintenance-windows"].all(accountId).map(({ id, created_at, fields }) => ({ ...fields, id, created_at }));

  /** By its id: where alerts go, a number is a team's. */
  function routerOf(accountId: string, ref: string): Router | null {
    const router = records.routers.get(ref);
    return router?.account_id === accountId ? { ...router.fields, id: router.id } : null;
  }

  function nameOf(accountId: string, ref: string): string {
    const found = (["teams", "users", "routers"] as const)
      .map((collection) => records[collection].find(accountId, ref))
      .find((item) => item !== null);
    return found?.fields.name ?? ref;
  }

  const routed = (accountId: string, alert: Matched, refs: readonly string[], at: number): Routing | null =>
    route(
      refs,
      alert,
      at,
      (ref) => routerOf(accountId, ref),
      (ref) => nameOf(accountId, ref),
    );

  /** The team of the person who raised it, where it plans who is on call, and whoever it was sent to. */
  function whomToCall(accountId: string, team_id: string | null, refs: readonly string[], { configuration }: Plan) {
    const isTeamCalled =
      team_id !== null &&
      configuration?.run_on_call_track !== false &&
      hasShifts(records.teams.find(accountId, team_id), shiftsOf);
    return isTeamCalled ? [team_id, ...refs] : refs;
  }

  /** Every team that it goes to by itself. */
  const teamsOf = (accountId: string, { team_id, destinations }: Sent): readonly string[] => [
    ...(team_id === null ? [] : [team_id]),
    ...destinations.flatMap((ref) => records.teams.find(accountId, ref)?.id ?? []),
  ];

  const withoutRouters = (accountId: string, refs: readonly string[]): readonly string[] =>
    refs.filter((ref) => routerOf(accountId, ref) === null);

  return {
    raised: (accountId, triggered, plan, at) => {
      const quiet = { ...triggered, pages: [], next_at: null, next_step: null };
      // Nobody takes part in an exercise who was not chosen for it.
      const chosen = withoutRouters(accountId, triggered.destinations);
      if (triggered.is_drill === true && chosen.length > 0) return { triggered: quiet, next: [], called: chosen };
      const alert = { ...triggered, integration_id: triggered.integration_id ?? null };
      const about = { ...alert, team_ids: teamsOf(accountId, alert) };
      const window = windowOver(windowsOf(accountId), about, at);
      if (window !== null) {
        const reason = `maintenance window "${window.name}": ${window.reason}`;
        const next = [{ type: "alert.suppressed", payload: { by_id: window.id, reason } }] as const;
        return { triggered: quiet, next, called: [] };
      }
      const routing = routed(accountId, alert, triggered.destinations, at);
      if (routing === null)
        return { triggered, next: [], called: whomToCall(accountId, triggered.team_id, triggered.destinations, plan) };
      const passed = routedEvent(routing);
      const { suppressed_by } = routing;
      if (suppressed_by !== null) {
        const payload = { by_id: suppressed_by.id, reason: `router "${suppressed_by.name}"` };
        return { triggered: quiet, next: [passed, { type: "alert.suppressed", payload }], called: [] };
      }
      const called = whomToCall(accountId, triggered.team_id, routing.destinations, plan);
      return { triggered, next: [passed], called };
    },
    again: (alert, command, plan, at) => {
      const { account_id, destinations, team_id } = alert;
      if (command?.kind === "hand_off")
        return { routing: routed(account_id, alert, [command.destination], at), called: [] };
      if (command?.kind !== "unacknowledge" || alert.status !== "SUPPRESSED") return { routing: null, called: [] };
      const routing = routed(account_id, alert, destinations, at);
      const sent = routing === null ? destinations : routing.destinations;
      const refs = routing?.suppressed_by == null ? sent : withoutRouters(account_id, destinations);
      return { routing, called: whomToCall(account_id, team_id, refs, plan) };
    },
    told: (alert, before, by, round) => {
      if (alert.is_drill) return null;
      const pages = stakeholderPages(records.stakeholders.all(alert.account_id), alert, before, by, round);
      return pages.length === 0 ? null : { type: "alert.told", payload: { pages } };
    },
  };
}
