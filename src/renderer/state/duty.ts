// What of the group of consoles everybody has to know at a glance: who is on duty, and whether all have the same. Pure.
import type { ConsolesView, ConsoleView } from "../../contract/consoles.ts";

/**
 * `alone`: no other console belongs to the group. `apart`: this one took duty, since no other can be reached. `settling`: duty is on
 * its way.
 */
export type DutyState = "alone" | "here" | "apart" | "elsewhere" | "settling" | "nobody" | "shut_out";

/** Consoles find one another within seconds after a start; before that nobody on duty is nothing to be loud about. */
const settlesMs = 8000;
/** Clocks that differ by more order what happened wrongly for whoever reads it. */
export const skewLimitMs = 2000;

export const othersOf = ({ consoles }: ConsolesView): readonly ConsoleView[] =>
  consoles.filter(({ is_own, revoked_at }) => !is_own && revoked_at === null);

export const holderOf = ({ consoles, duty }: ConsolesView): ConsoleView | null =>
  consoles.find(({ id }) => id === duty.console_id) ?? null;

export function dutyStateOf(view: ConsolesView, now: number): DutyState {
  const others = othersOf(view);
  if (view.is_revoked) return "shut_out";
  if (others.length === 0) return "alone";
  if (view.duty.console_id === null) return now - view.duty.since < settlesMs ? "settling" : "nobody";
  if (view.duty.console_id !== view.own_id) return "elsewhere";
  if (!view.duty.is_here) return "settling";
  return others.some(({ is_connected }) => is_connected) ? "here" : "apart";
}

export type Sync =
  | { readonly kind: "in_step" }
  | { readonly kind: "sending" | "receiving"; readonly console: ConsoleView; readonly count: number }
  | { readonly kind: "away"; readonly console: ConsoleView };

/** Between this console and one other. */
export function syncOf(console: ConsoleView): Sync {
  if (!console.is_connected) return { kind: "away", console };
  if ((console.awaited ?? 0) > 0) return { kind: "receiving", console, count: console.awaited ?? 0 };
  if ((console.behind ?? 0) > 0) return { kind: "sending", console, count: console.behind ?? 0 };
  return { kind: "in_step" };
}

/** The worst first, one for each console that is not in step. */
export const lagsOf = (view: ConsolesView): readonly Exclude<Sync, { kind: "in_step" }>[] =>
  othersOf(view)
    .map(syncOf)
    .filter((sync) => sync.kind !== "in_step")
    .toSorted((one, other) => Number(other.kind === "away") - Number(one.kind === "away"));
