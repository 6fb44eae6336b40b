// Where an alert goes that is sent to routers.
import { isCryForHelp, type RoutingStep, type Severity } from "./alert.ts";
import { isWithin } from "./hours.ts";
import { type Matched, matchesAll } from "./match.ts";
import type { RouterAction, RouterFields } from "./router.ts";

export interface Router extends RouterFields {
  readonly id: string;
}

export interface Routing {
  /** Teams and people, in the order in which they were named, each once. */
  readonly destinations: readonly string[];
  /** Null: as it was. */
  readonly severity: Severity | null;
  readonly notes: readonly string[];
  /** The router by which nobody is to be called. */
  readonly suppressed_by: { readonly id: string; readonly name: string } | null;
  readonly steps: readonly RoutingStep[];
}

/** An alert that has passed so many routers goes no further. */
const mostRouters = 10;

/**
 * Where an alert goes that is sent to `refs`. Null: there is no router among them. A router is passed once, whatever the
 * others say, so that routers which name one another come to an end.
 */
export function route(
  refs: readonly string[],
  alert: Matched,
  at: number,
  routerOf: (ref: string) => Router | null,
  nameOf: (ref: string) => string,
): Routing | null {
  const steps: RoutingStep[] = [];
  const found = new Set<string>();
  const notes: string[] = [];
  const passed = new Set<string>();
  let seen = alert;
  let suppressed: Routing["suppressed_by"] = null;

  function send(ref: string, from: Router | null): void {
    const router = routerOf(ref);
    if (router === null) return void found.add(ref);
    const say = (rule: string | null, did: string): void =>
      void steps.push({ router_id: router.id, router_name: router.name, rule, did });
    if (passed.has(router.id)) return say(null, `passed already; ${from?.name ?? "the alert"} sends it there again`);
    if (passed.size >= mostRouters) return say(null, `not looked at: ${mostRouters} routers were passed before it`);
    passed.add(router.id);
    pass(router, say);
  }

  function pass(router: Router, say: (rule: string | null, did: string) => void): void {
    let isSent = false;
    for (const [place, rule] of (router.enabled ? router.rules : []).entries()) {
      if (!rule.enabled || !matchesAll(rule.conditions, seen)) continue;
      if (rule.hours !== null && !isWithin(rule.hours, at)) continue;
      const name = rule.name === null || rule.name === "" ? `rule ${place + 1}` : `rule ${place + 1} "${rule.name}"`;
      const next: string[] = [];
      say(name, rule.actions.map((action) => act(action, router, next)).join("; "));
      if (suppressed !== null) return;
      for (const ref of next) send(ref, router);
      isSent ||= next.length > 0;
      if (suppressed !== null) return;
      if (rule.when_matched === "stop") break;
    }
    if (isSent) return;
    const why = router.enabled ? "no rule sends it anywhere" : "the router is disabled";
    if (router.catch_all.length === 0) return say(null, `${why}, and it names nobody for everything else`);
    say(null, `${why}: ${sentTo(router.catch_all)}`);
    for (const ref of router.catch_all) send(String(ref), router);
  }

  function act(action: RouterAction, router: Router, next: string[]): string {
    switch (action.kind) {
      case "assign":
        next.push(...action.destinations.map(String));
        return sentTo(action.destinations);
      case "set_severity": {
        const before = seen.severity;
        seen = { ...seen, severity: action.severity };
        return before === action.severity
          ? `severity stays ${before}`
          : `severity ${before} becomes ${action.severity}`;
      }
      case "suppress":
        if (isCryForHelp(alert.alert_type) && !action.also_sos)
          return "not suppressed: an SOS calls people unless the rule names it";
        suppressed = { id: router.id, name: router.name };
        return "suppressed";
      case "note":
        notes.push(action.text);
        return `noted: ${action.text}`;
    }
  }

  const sentTo = (next: readonly (string | number)[]): string =>
    `sent to ${next.map((ref) => nameOf(String(ref))).join(", ")}`;

  if (!refs.some((ref) => routerOf(ref) !== null)) return null;
  for (const ref of refs) if (suppressed === null) send(ref, null);
  return {
    destinations: suppressed === null ? [...found] : [],
    severity: seen.severity === alert.severity ? null : seen.severity,
    notes,
    suppressed_by: suppressed,
    steps,
  };
}
