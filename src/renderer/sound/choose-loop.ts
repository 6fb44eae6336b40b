// Which loop the room should hear, decided from what stands on the board and nothing else.
import { type Alert, isUnanswered, Severity } from "../../core/alert.ts";

export interface Scene {
  readonly alerts: Iterable<Pick<Alert, "status" | "severity" | "is_drill">>;
  /** Severities that sound. */
  readonly audible: readonly Severity[];
  /** Epoch ms. */
  readonly muted_until: number | null;
  readonly now: number;
}

export interface LoopChoice {
  readonly kind: "quiet" | "muted" | "play";
  /** The loudest severity that waits for an answer; null when nothing audible does. */
  readonly severity: Severity | null;
  /** Audible alerts that nobody has taken. */
  readonly waiting: number;
  /** Set while muted, whether or not anything waits. */
  readonly muted_until: number | null;
}

export function chooseLoop({ alerts, audible, muted_until, now }: Scene): LoopChoice {
  let waiting = 0;
  let rank: number = Severity.options.length;
  for (const alert of alerts) {
    if (alert.is_drill || !isUnanswered(alert.status) || !audible.includes(alert.severity)) continue;
    waiting += 1;
    rank = Math.min(rank, Severity.options.indexOf(alert.severity));
  }
  const severity = Severity.options[rank] ?? null;
  // A mute without an end, or one that has passed, is no mute.
  if (muted_until !== null && muted_until > now) return { kind: "muted", severity, waiting, muted_until };
  return { kind: severity === null ? "quiet" : "play", severity, waiting, muted_until: null };
}

/** Alerts that ran out of people since `known` was taken. Null: nothing was known yet, as on start, so nothing is new. */
export function newlyDropped(
  known: ReadonlySet<string> | null,
  alerts: Iterable<Pick<Alert, "id" | "status" | "is_drill">>,
): { readonly dropped: ReadonlySet<string>; readonly isNew: boolean } {
  const dropped = new Set<string>();
  let isNew = false;
  for (const alert of alerts) {
    if (alert.is_drill || alert.status !== "DROPPED") continue;
    dropped.add(alert.id);
    if (known !== null && !known.has(alert.id)) isNew = true;
  }
  return { dropped, isNew };
}

/** Exercises that began since `known` was taken. Null: nothing was known yet, so nothing is new. */
export function newlyDrilled(
  known: ReadonlySet<string> | null,
  alerts: Iterable<Pick<Alert, "id" | "is_drill">>,
): { readonly drills: ReadonlySet<string>; readonly isNew: boolean } {
  const drills = new Set([...alerts].flatMap(({ id, is_drill }) => (is_drill ? [id] : [])));
  return { drills, isNew: known !== null && [...drills].some((id) => !known.has(id)) };
}
